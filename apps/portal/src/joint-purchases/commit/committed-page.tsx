import { Button } from '@mantine/core';
import type { JointPurchaseView, OwnCommitment } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { deadlineText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { ConfirmationPage } from '../../parts/confirmation-page.js';
import { ButtonLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { basketText, calendarDayText } from '../purchase-phrases.js';
import { purchaseQuery } from '../purchases.queries.js';
import { committedText, takenBy } from './committed-words.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/committed');
const mostNamed = 2;

/** The end of a commitment: what is the case now, its reference, what happens next, who was told. It can be loaded again. */
export function CommittedPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  if (data === undefined) {
    return error === null ? <Loading page /> : <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  }
  if (data.own === null)
    return <Navigate to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} replace />;
  return <Confirmed purchase={data} own={data.own} />;
}

function Confirmed({ purchase, own }: { purchase: JointPurchaseView; own: OwnCommitment }) {
  const { organisationId, name } = useActing();
  const { jointPurchaseId, title, lots, source } = purchase;
  const when = deadlineText(purchase.cutOffAt, purchase.zone);
  const count = own.lots.length;
  return (
    <ConfirmationPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={
        count > mostNamed
          ? t('commitment.done.titleLots', { organisation: name, number: countText(count) })
          : t('commitment.done.title', { organisation: name, basket: basketText(takenBy(own), lots) })
      }
      text={<Rich text={committedText(purchase, own, organisationId)} />}
      reference={{ label: t('parts.confirmation.reference'), text: own.reference }}
      next={[
        { when: t('commitment.done.until', { when }), what: t('commitment.done.untilText') },
        { when: t('commitment.done.then', { when }), what: t('commitment.done.thenText') },
        {
          when: t('commitment.done.order', { day: calendarDayText(source.validUntil) }),
          what: t('commitment.done.orderText', { vendor: source.vendorName }),
        },
      ]}
      told={toldText(purchase, own, organisationId)}
      actions={
        <>
          <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
            {t('commitment.done.go', { title })}
          </ButtonLink>
          <Button variant="default" onClick={() => window.print()}>
            {t('parts.print')}
          </Button>
        </>
      }
    />
  );
}

function toldText({ participants, leadName: lead }: JointPurchaseView, own: OwnCommitment, organisationId: string): string {
  const count = participants.filter((party) => party.organisationId !== organisationId).length;
  const told = count === 0 ? t('commitment.done.toldNone', { lead }) : t('commitment.done.told', { count, number: countText(count), lead });
  return own.lots.some(({ ceilingE4 }) => ceilingE4 !== null) ? `${told} ${t('commitment.done.toldCeiling')}` : told;
}
