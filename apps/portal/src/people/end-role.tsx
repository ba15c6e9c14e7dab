import type { GrantView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/api.js';
import { announce } from '../parts/announcer.js';
import { AskAgain } from '../parts/ask-again.js';
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
    <AskAgain
      title={t('people.endTitle', words)}
      text={grant.state === 'offered' ? t('people.endOffered', words) : t('people.endText', words)}
      button={t('people.endButton')}
      keep={t('people.keep')}
      busy={isPending}
      error={error}
      onSure={mutate}
      onClose={onClose}
    />
  );
}
