import { Button } from '@mantine/core';
import type { DistrictListItem, JointPurchaseView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { faultsOf, type Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { useActing } from '../../shell/acting.js';
import { districtsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseKey, purchasesKey } from '../purchases.queries.js';
import { attentionKey } from '../../today/attention.js';
import { Answers } from './answers.js';
import { fieldIdOf } from './draft-faults.js';
import { bodyOf } from './draft-purchase.js';
import type { PurchaseFormProps } from './purchase-form.js';

interface CheckAnswersProps {
  draft: PurchaseFormProps['draft'];
  districts: readonly DistrictListItem[];
  /** The service found something at fault: back to the form, with the faults at their fields. */
  onRefused: (faults: Fault[]) => void;
}

/** Everything once more before it is sent: publishing binds prices, last day and districts. */
export function CheckAnswers({ draft, districts, onRefused }: CheckAnswersProps) {
  const { organisationId, zone } = useActing();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [publishKey] = useState(() => crypto.randomUUID());
  const body = bodyOf(
    draft.values,
    zone,
    districts.map((district) => district.organisationId),
  );
  const invited = districtsText(body.invitedOrganisationIds.length);

  const { mutate, isPending, variables } = useMutation({
    mutationFn: async (publish: boolean) => {
      const drafted = await write<JointPurchaseView>('POST', 'procurement/v1/joint-purchases', {
        organisationId,
        body,
        idempotencyKey: draft.keyOf(body),
      });
      if (!publish) return drafted;
      const { jointPurchaseId } = drafted;
      return write<JointPurchaseView>('POST', `procurement/v1/joint-purchases/${jointPurchaseId}/publish`, {
        organisationId,
        idempotencyKey: publishKey,
      });
    },
    onSuccess: (view, publish) => {
      draft.clear();
      const { jointPurchaseId } = view;
      client.setQueryData(purchaseKey(organisationId, jointPurchaseId), view);
      void client.invalidateQueries({ queryKey: purchasesKey(organisationId) });
      void client.invalidateQueries({ queryKey: attentionKey(organisationId) });
      const params = { organisationId, jointPurchaseId };
      if (publish) void navigate({ to: '/o/$organisationId/joint-purchases/$jointPurchaseId/published', params, replace: true });
      else void navigate({ to: '/o/$organisationId/joint-purchases/$jointPurchaseId', params, replace: true });
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      const found = faultsOf(error, (name) => fieldIdOf(name, draft.values.rungs), {
        away: t('parts.errors.away'),
        unknown: t('parts.errors.unknown'),
      });
      if (found.some((fault) => fault.field !== null)) return onRefused(found);
      setFaults(found);
      setAttempt((times) => times + 1);
    },
  });

  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId)}
      title={t('newPurchase.check.title')}
      meta={t('newPurchase.check.meta')}
      wide
      faults={faults}
      attempt={attempt}
      submit={t('newPurchase.check.submit', { districts: invited })}
      busy={isPending && variables}
      onSubmit={() => !isPending && mutate(true)}
      other={
        <Button variant="default" size="lg" onClick={() => !isPending && mutate(false)} data-disabled={isPending || undefined}>
          {t('newPurchase.check.save')}
        </Button>
      }
      fine={t('newPurchase.check.fine', { districts: invited })}
    >
      <Answers values={draft.values} body={body} districts={districts} />
    </FormPage>
  );
}
