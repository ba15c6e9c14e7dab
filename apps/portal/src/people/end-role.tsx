import { Button, Group, Modal, Text } from '@mantine/core';
import type { GrantView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/api.js';
import { announce } from '../parts/announcer.js';
import { useActing } from '../shell/acting.js';
import { meQuery } from '../shell/me.js';
import { t } from '../words/words.js';
import { grantsKey } from './people.queries.js';

/** Asks once more before a role ends, and says what that does. */
export function EndRole({ grant, onClose }: { grant: GrantView; onClose: () => void }) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const words = { name: grant.name, role: t(`shell.roles.${grant.role}`).toLowerCase(), organisation: grant.organisationName };
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => write<GrantView>('POST', `districts/v1/grants/${grant.grantId}/end`, { organisationId, idempotencyKey }),
    onSuccess: async () => {
      announce(t('people.endedNow', words));
      await client.invalidateQueries({ queryKey: grantsKey(organisationId) });
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={620} fz="lg">
          {t('people.endTitle', words)}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('people.keep') }}
    >
      <Text>{grant.state === 'offered' ? t('people.endOffered', words) : t('people.endText', words)}</Text>
      {error !== null && (
        <Text role="alert" c="bad" fw={600} fz="sm" mt="sm">
          {error.message}
        </Text>
      )}
      <Group mt="lg" gap="xs">
        <Button color="bad" onClick={() => !isPending && mutate()} data-disabled={isPending || undefined}>
          {isPending ? t('parts.beingSent') : t('people.endButton')}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('people.keep')}
        </Button>
      </Group>
    </Modal>
  );
}
