import { Button } from '@mantine/core';
import type { DistrictListItem, JointPurchaseView } from '@tributary/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { write } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { faultsOf, type Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { useActing } from '../../shell/acting.js';
import { attentionKey } from '../../today/attention.js';
import { t } from '../../words/words.js';
import { purchaseKey, purchasesKey } from '../purchases.queries.js';
import { Answers } from './answers.js';
import { bodyOf } from './draft-purchase.js';
import { fieldIdOf } from './field-ids.js';
import { networksQuery } from '../../networks/networks.queries.js';
import type { PurchaseFormProps } from './purchase-form.js';

interface CheckAnswersProps {
  crumbs: readonly ReactNode[];
  draft: PurchaseFormProps['draft'];
  /** The draft that is changed; null where a new one is written. */
  jointPurchaseId: string | null;
  districts: readonly DistrictListItem[];
  /** The service found something at fault: back to the form, with the faults at their fields. */
  onRefused: (faults: Fault[]) => void;
}

/** Everything once more before it is kept as a draft; publishing comes after it, on a page of its own. */
export function CheckAnswers({ crumbs, draft, jointPurchaseId, districts, onRefused }: CheckAnswersProps) {
  const { organisationId, zone } = useActing();
  const { data: networks } = useQuery(networksQuery(organisationId));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const body = bodyOf(
    draft.values,
    zone,
    districts.map((district) => district.organisationId),
  );
  const { mutate, isPending, variables } = useSave(draft, jointPurchaseId, body, (found) => {
    if (found.some((fault) => fault.field !== null)) return onRefused(found);
    setFaults(found);
    setAttempt((times) => times + 1);
  });
  return (
    <FormPage
      crumbs={crumbs}
      title={t('newPurchase.check.title')}
      meta={jointPurchaseId === null ? t('newPurchase.check.meta') : t('newPurchase.check.metaChange')}
      wide
      faults={faults}
      attempt={attempt}
      submit={t('newPurchase.check.submit')}
      busy={isPending && variables === 'publish'}
      onSubmit={() => !isPending && mutate('publish')}
      other={
        <Button variant="default" size="lg" onClick={() => !isPending && mutate('keep')} data-disabled={isPending || undefined}>
          {t('newPurchase.check.save')}
        </Button>
      }
      fine={t('newPurchase.check.fine')}
    >
      <Answers values={draft.values} body={body} districts={districts} networks={networks?.items ?? []} />
    </FormPage>
  );
}

/** Keeps the draft, and goes on to publishing it or to its page. */
function useSave(
  draft: PurchaseFormProps['draft'],
  jointPurchaseId: string | null,
  body: ReturnType<typeof bodyOf>,
  onFaults: (faults: Fault[]) => void,
) {
  const { organisationId } = useActing();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (_next: 'publish' | 'keep') => {
      const call = { organisationId, body, idempotencyKey: draft.keyOf({ ...body, version: draft.values.version }) };
      if (jointPurchaseId === null) return write<JointPurchaseView>('POST', 'procurement/v1/joint-purchases', call);
      const ifMatch = draft.values.version ?? 0;
      return write<JointPurchaseView>('PUT', `procurement/v1/joint-purchases/${jointPurchaseId}`, { ...call, ifMatch });
    },
    onSuccess: (view, next) => {
      draft.clear();
      client.setQueryData(purchaseKey(organisationId, view.jointPurchaseId), view);
      void client.invalidateQueries({ queryKey: purchasesKey(organisationId) });
      void client.invalidateQueries({ queryKey: attentionKey(organisationId) });
      const params = { organisationId, jointPurchaseId: view.jointPurchaseId };
      if (next === 'publish') void navigate({ to: '/o/$organisationId/joint-purchases/$jointPurchaseId/publish', params, replace: true });
      else void navigate({ to: '/o/$organisationId/joint-purchases/$jointPurchaseId', params, replace: true });
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      if (error.status === 412 && jointPurchaseId !== null) {
        const text = t('newPurchase.check.changed');
        void client.invalidateQueries({ queryKey: purchaseKey(organisationId, jointPurchaseId) });
        return onFaults([{ field: null, short: text, full: text }]);
      }
      const otherwise = { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') };
      onFaults(faultsOf(error, (name) => fieldIdOf(name, draft.values), otherwise));
    },
  });
}
