import type { JointPurchaseView, OwnCommitment } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { deadlineText } from '../../formats/dates.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { takenBy } from '../commit/committed-words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { basketText } from '../purchase-phrases.js';
import { purchaseQuery } from '../purchases.queries.js';
import { Left } from './left.js';
import { NothingToLeave } from './nothing-to-leave.js';
import { useLeave } from './use-leave.js';
import { WithdrawEffect } from './withdraw-effect.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/withdraw');

/** Taking a commitment back: what it does to the others is shown before it is sent. */
export function WithdrawPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  const [left, setLeft] = useState(false);
  if (data === undefined)
    return error === null ? <Loading page /> : <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  if (left) return <Left purchase={data} how="withdrawn" />;
  if (!data.may.withdraw || data.own === null) return <NothingToLeave purchase={data} how="withdraw" />;
  return <Withdraw purchase={data} own={data.own} onLeft={() => setLeft(true)} />;
}

function Withdraw({ purchase, own, onLeft }: { purchase: JointPurchaseView; own: OwnCommitment; onLeft: () => void }) {
  const { organisationId, name } = useActing();
  const { jointPurchaseId } = purchase;
  // The revision that the reader saw when they came: a colleague's later change is not withdrawn unseen.
  const [seen, setSeen] = useState(own.revision);
  const { faults, attempt, busy, send } = useLeave(purchase, onLeft);
  const basket = basketText(takenBy(own), purchase.lots);
  const isStale = seen !== own.revision;
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t('commitment.leave.withdraw.title', { organisation: name })}
      meta={own.reference}
      faults={faults}
      attempt={attempt}
      submit={t('commitment.leave.withdraw.submit')}
      busy={busy}
      onSubmit={() => (isStale ? setSeen(own.revision) : send({ method: 'DELETE', path: 'commitment', ifMatch: seen }))}
      other={
        <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
          {t('commitment.leave.withdraw.keep')}
        </TextLink>
      }
      fine={<Rich text={t('commitment.leave.withdraw.fine', { when: deadlineText(purchase.cutOffAt, purchase.zone) })} />}
      effect={<WithdrawEffect purchase={purchase} />}
    >
      <p>
        <Rich text={t('commitment.leave.withdraw.text', { organisation: name, basket })} />
      </p>
      {isStale && (
        <p role="alert" style={{ marginTop: 16, fontWeight: 600 }}>
          {t('commitment.leave.withdraw.stale', { basket })}
        </p>
      )}
    </FormPage>
  );
}
