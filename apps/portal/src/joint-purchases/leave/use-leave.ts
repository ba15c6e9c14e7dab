import type { AnswerReceipt, JointPurchaseView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyFor, type KeptKeys } from '../../api/idempotency.js';
import { write } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { faultsOf, type Fault } from '../../parts/faults.js';
import { useActing } from '../../shell/acting.js';
import { attentionKey } from '../../today/attention.js';
import { t } from '../../words/words.js';
import { purchaseKey, purchasesKey } from '../purchases.queries.js';

/** A way out of a purchase: the route below it, and what goes with it. */
interface WayOut {
  method: 'DELETE' | 'POST';
  path: 'commitment' | 'decline';
  ifMatch?: number;
  body?: { reason: string | null };
}

/** Sends a withdrawal or a declined invitation. The same content keeps its key, so a second click has no second effect. */
export function useLeave({ jointPurchaseId }: JointPurchaseView, onLeft: () => void) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const [keys, setKeys] = useState<KeptKeys | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const key = purchaseKey(organisationId, jointPurchaseId);

  const { mutate, isPending } = useMutation({
    mutationFn: ({ way: { method, path, ...call }, idempotencyKey }: { way: WayOut; idempotencyKey: string }) =>
      write<AnswerReceipt>(method, `procurement/v1/joint-purchases/${jointPurchaseId}/${path}`, {
        organisationId,
        idempotencyKey,
        ...call,
      }),
    onSuccess: () => {
      onLeft();
      void client.invalidateQueries({ queryKey: key });
      void client.invalidateQueries({ queryKey: purchasesKey(organisationId) });
      void client.invalidateQueries({ queryKey: attentionKey(organisationId) });
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      // Somebody of the district was faster: what stands now is read, and the page shows it.
      if (error.status === 412) return void client.invalidateQueries({ queryKey: key, exact: true });
      setFaults(faultsOf(error, () => null, { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') }));
      setAttempt((times) => times + 1);
    },
  });

  const send = (way: WayOut) => {
    if (isPending) return;
    const kept = keyFor(way, keys, () => crypto.randomUUID());
    setKeys(kept);
    setFaults([]);
    mutate({ way, idempotencyKey: kept.key });
  };
  return { faults, attempt, busy: isPending, send };
}
