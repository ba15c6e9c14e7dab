import { Textarea } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { deadlineText } from '../../formats/dates.js';
import { Field, FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseQuery } from '../purchases.queries.js';
import { Left } from './left.js';
import { NothingToLeave } from './nothing-to-leave.js';
import { useLeave } from './use-leave.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/decline');
const longest = 1_000;

/** Declining an invitation, with a reason if the district wants to give one. */
export function DeclinePage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  const [left, setLeft] = useState(false);
  if (data === undefined)
    return error === null ? <Loading page /> : <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  if (left) return <Left purchase={data} how="declined" />;
  if (!data.may.decline || data.ownAnswer === 'declined') return <NothingToLeave purchase={data} how="decline" />;
  return <Decline purchase={data} onLeft={() => setLeft(true)} />;
}

function Decline({ purchase, onLeft }: { purchase: JointPurchaseView; onLeft: () => void }) {
  const { organisationId, name, person } = useActing();
  const { jointPurchaseId, title, leadName: lead } = purchase;
  const draft = useDraft(person.personId, `decline:${organisationId}:${jointPurchaseId}`, { reason: '' });
  const { faults, attempt, busy, send } = useLeave(purchase, () => {
    draft.clear();
    onLeft();
  });
  const reason = draft.values.reason.trim();
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t('commitment.leave.decline.title', { title })}
      meta={purchase.reference}
      faults={faults}
      attempt={attempt}
      submit={t('commitment.leave.decline.submit', { organisation: name })}
      busy={busy}
      onSubmit={() => send({ method: 'POST', path: 'decline', body: { reason: reason === '' ? null : reason } })}
      other={
        <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
          {t('commitment.leave.decline.keep')}
        </TextLink>
      }
      fine={<Rich text={t('commitment.leave.decline.fine', { when: deadlineText(purchase.cutOffAt, purchase.zone) })} />}
    >
      <p style={{ marginBottom: 24 }}>{t('commitment.leave.decline.text', { organisation: name, lead })}</p>
      <Field faulty={false}>
        <Textarea
          id="reason"
          label={t('commitment.leave.decline.reason')}
          description={t('commitment.leave.decline.reasonHint', { lead })}
          value={draft.values.reason}
          maxLength={longest}
          rows={4}
          onChange={(event) => draft.change({ reason: event.currentTarget.value })}
        />
      </Field>
    </FormPage>
  );
}
