import type { JointPurchaseView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { write } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { announce } from '../../parts/announcer.js';
import { faultsOf, type Fault } from '../../parts/faults.js';
import { useActing } from '../../shell/acting.js';
import { attentionKey } from '../../today/attention.js';
import { t } from '../../words/words.js';
import { purchaseKey, purchasesKey } from '../purchases.queries.js';

interface Step<Body> {
  jointPurchaseId: string;
  /** The last part of the route, as `extend`. */
  path: 'extend' | 'give-up' | 'cancel' | 'invitations';
  /** The id of the field that the service names. */
  fieldIdOf: (name: string, body: Body) => string | null;
  /** What is said once it is done. */
  done: (purchase: JointPurchaseView, body: Body) => string;
  onDone: () => void;
  onFaults: (faults: Fault[], failure: Failure) => void;
}

/** Sends a step of the buyer; then the purchase is shown as it stands now, and what was done is said. */
export function useStep<Body>({ jointPurchaseId, path, fieldIdOf, done, onDone, onFaults }: Step<Body>) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: Body; idempotencyKey: string }) =>
      write<JointPurchaseView>('POST', `procurement/v1/joint-purchases/${jointPurchaseId}/${path}`, {
        organisationId,
        body,
        idempotencyKey,
      }),
    onSuccess: (purchase, { body }) => {
      onDone();
      announce(done(purchase, body));
      client.setQueryData(purchaseKey(organisationId, jointPurchaseId), purchase);
      void client.invalidateQueries({ queryKey: purchasesKey(organisationId) });
      void client.invalidateQueries({ queryKey: attentionKey(organisationId) });
      void navigate({
        to: '/o/$organisationId/joint-purchases/$jointPurchaseId',
        params: { organisationId, jointPurchaseId },
        replace: true,
      });
    },
    onError: (error, { body }) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      const otherwise = { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') };
      onFaults(
        faultsOf(error, (name) => fieldIdOf(name, body), otherwise),
        error,
      );
    },
  });
}
