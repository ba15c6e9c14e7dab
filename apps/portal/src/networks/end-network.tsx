import type { NetworkView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/api.js';
import { announce } from '../parts/announcer.js';
import { AskAgain } from '../parts/ask-again.js';
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
    <AskAgain
      title={t('networks.endTitle', { name })}
      text={t('networks.endText')}
      button={t('networks.endButton')}
      keep={t('networks.keep')}
      busy={isPending}
      error={error}
      onSure={mutate}
      onClose={onClose}
    />
  );
}
