import { Button, Group, Modal, Text } from '@mantine/core';
import type { NetworkView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/api.js';
import { announce } from '../parts/announcer.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { networkQuery, networksKey } from './networks.queries.js';

/** Asks once more before a network ends, and says what that does. */
export function EndNetwork({ network, onClose }: { network: NetworkView; onClose: () => void }) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { name, networkId } = network;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => write<NetworkView>('POST', `districts/v1/networks/${networkId}/end`, { organisationId, idempotencyKey }),
    onSuccess: (ended) => {
      announce(t('networks.endedNow', { name }));
      client.setQueryData(networkQuery(organisationId, networkId).queryKey, ended);
      void client.invalidateQueries({ queryKey: networksKey(organisationId) });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={620} fz="lg">
          {t('networks.endTitle', { name })}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('networks.keep') }}
    >
      <Text>{t('networks.endText')}</Text>
      {error !== null && (
        <Text role="alert" c="bad" fw={600} fz="sm" mt="sm">
          {error.message}
        </Text>
      )}
      <Group mt="lg" gap="xs">
        <Button color="bad" onClick={() => !isPending && mutate()} data-disabled={isPending || undefined}>
          {isPending ? t('parts.beingSent') : t('networks.endButton')}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('networks.keep')}
        </Button>
      </Group>
    </Modal>
  );
}
