import type { CommitBasketBody, CommitmentReceipt, JointPurchaseView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { faultsOf, type Fault } from '../../parts/faults.js';
import { useActing } from '../../shell/acting.js';
import { attentionKey } from '../../today/attention.js';
import { t } from '../../words/words.js';
import { purchaseKey, purchasesKey } from '../purchases.queries.js';
import type { CommitDraft } from './commit-form.js';
import { fieldIdOf } from './field-ids.js';

/** Sends a basket: a first one, or a change of the revision that the draft names. What is at fault in a field goes back to the form. */
export function useSendBasket(
  purchase: JointPurchaseView,
  draft: CommitDraft,
  body: CommitBasketBody,
  onRefused: (faults: Fault[]) => void,
) {
  const { organisationId } = useActing();
  const { jointPurchaseId } = purchase;
  const { revision } = draft.values;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const key = purchaseKey(organisationId, jointPurchaseId);

  const { mutate, isPending } = useMutation({
    mutationFn: (idempotencyKey: string) =>
      write<CommitmentReceipt>('PUT', `procurement/v1/joint-purchases/${jointPurchaseId}/commitment`, {
        ...{ organisationId, body, idempotencyKey },
        ...(revision !== null && { ifMatch: revision }),
      }),
    onSuccess: async () => {
      draft.clear();
      // The next page shows what stands now, so it is read before the reader gets there.
      await client.invalidateQueries({ queryKey: key, exact: true });
      void client.invalidateQueries({ queryKey: purchasesKey(organisationId) });
      void client.invalidateQueries({ queryKey: attentionKey(organisationId) });
      const to = '/o/$organisationId/joint-purchases/$jointPurchaseId/committed';
      void navigate({ to, params: { organisationId, jointPurchaseId }, replace: true });
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      // Somebody of the district was faster: what stands now is read, and the form shows both.
      if (error.status === 412 || error.status === 428) return void client.invalidateQueries({ queryKey: key, exact: true });
      const found = faultsOf(error, (path) => fieldIdOf(path, body), { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') });
      if (found.some(({ field }) => field !== null)) return onRefused(found);
      setFaults(found);
      setAttempt((times) => times + 1);
    },
  });

  return { faults, attempt, busy: isPending, send: () => !isPending && mutate(draft.keyOf({ ...body, revision })) };
}
