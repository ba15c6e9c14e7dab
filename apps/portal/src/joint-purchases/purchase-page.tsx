import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { BoardPage } from '../parts/board-page.js';
import { CopyReference } from '../parts/copy-reference.js';
import { Loading } from '../parts/loading.js';
import { MetaLine } from '../parts/page-head.js';
import { countText } from '../formats/money.js';
import { useClock } from '../parts/use-clock.js';
import { useActing } from '../shell/acting.js';
import { PageFailure } from '../shell/page-failure.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { BoardActions, BoardPrimary, hasPrimary } from './board-actions.js';
import { BoardTabs } from './board-tabs.js';
import { ConnectionLost } from './connection-lost.js';
import { purchaseCrumbs } from './crumbs.js';
import { LadderSection } from './ladder-section.js';
import { LeadPanel } from './lead/lead-panel.js';
import { chosenLot } from './lots.js';
import { LotsTable } from './lots-table.js';
import { OwnCommitment } from './own-commitment.js';
import { OwnFixed } from './own-fixed.js';
import { purchaseQuery } from './purchases.queries.js';
import { PurchaseTimeline } from './purchase-timeline.js';
import { statusOf } from './status.js';
import { ThresholdFlags } from './threshold-flags.js';
import { useChanges } from './use-changes.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId');

/** One purchase, as the acting organisation sees it: it moves before one's eyes while others commit. */
export function PurchasePage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const state = route.useSearch();
  const { data, error, refetch, dataUpdatedAt } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  const lot = data && chosenLot(data, state.lot);
  if (data !== undefined && lot !== undefined) return <Board purchase={data} lot={lot} readAt={dataUpdatedAt} />;
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Board({ purchase, lot, readAt }: { purchase: JointPurchaseView; lot: LotView; readAt: number }) {
  const acting = useActing();
  const state = route.useSearch();
  const changes = useChanges(purchase);
  useClock();
  const { lots } = purchase;
  return (
    <BoardPage
      crumbs={purchaseCrumbs(acting.organisationId)}
      title={purchase.title}
      meta={
        <MetaLine>
          <CopyReference reference={purchase.reference} />
          {lots.length > 1 && <span>{t('purchases.board.lots', { count: lots.length, number: countText(lots.length) })}</span>}
          <span>{t('purchases.meta.ledBy', { organisation: purchase.leadName })}</span>
        </MetaLine>
      }
      secondary={<BoardActions purchase={purchase} />}
      primary={hasPrimary(purchase) ? <BoardPrimary purchase={purchase} /> : undefined}
      status={statusOf(purchase, acting)}
      lost={
        <>
          <Ended purchase={purchase} />
          <ConnectionLost readAt={readAt} />
        </>
      }
      first={
        <div>
          {lots.length > 1 && <LotsTable purchase={purchase} chosen={lot} state={state} changes={changes} />}
          <LadderSection key={lot.lotId} purchase={purchase} lot={lot} />
        </div>
      }
      own={<OwnCommitment purchase={purchase} />}
      rail={<PurchaseTimeline purchase={purchase} />}
    >
      <OwnFixed purchase={purchase} />
      {acting.kind === 'agency' && <LeadPanel purchase={purchase} />}
      {acting.kind === 'agency' && purchase.flags.length > 0 && <ThresholdFlags flags={purchase.flags} />}
      <BoardTabs purchase={purchase} lot={lot} state={state} changes={changes} />
    </BoardPage>
  );
}

/** Why it is over, for everybody who was invited. */
function Ended({ purchase: { status, endReason } }: { purchase: JointPurchaseView }) {
  if (endReason === null || (status !== 'cancelled' && status !== 'unsuccessful')) return null;
  return (
    <p className={classes.notice}>
      <Rich text={t(`purchases.ended.${status}`, { reason: endReason })} />
    </p>
  );
}
