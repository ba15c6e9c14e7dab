import { Button } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { BoardPage } from '../parts/board-page.js';
import { CopyReference } from '../parts/copy-reference.js';
import { ButtonLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { MetaLine } from '../parts/page-head.js';
import { useActing } from '../shell/acting.js';
import { PageFailure } from '../shell/page-failure.js';
import { unitsText } from '../words/phrases.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { ConnectionLost } from './connection-lost.js';
import { purchaseCrumbs } from './crumbs.js';
import { LadderSection } from './ladder-section.js';
import { OwnCommitment } from './own-commitment.js';
import { PartiesTable } from './parties-table.js';
import { PublishButton } from './publish-button.js';
import { purchaseQuery } from './purchases.queries.js';
import { PurchaseTimeline } from './purchase-timeline.js';
import { phaseOf, statusOf } from './state.js';
import { useChanges } from './use-changes.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId');

/** One purchase, as the acting organisation sees it: it moves before one's eyes while others commit. */
export function PurchasePage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch, dataUpdatedAt } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  if (data !== undefined) return <Board purchase={data} readAt={dataUpdatedAt} />;
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Board({ purchase, readAt }: { purchase: JointPurchaseView; readAt: number }) {
  const acting = useActing();
  const changes = useChanges(purchase);
  const [lot] = purchase.lots;
  if (lot === undefined) return null;
  return (
    <BoardPage
      crumbs={purchaseCrumbs(acting.organisationId)}
      title={purchase.title}
      meta={
        <MetaLine>
          <CopyReference reference={purchase.reference} />
          <span className={classes.wideOnly}>{t('purchases.meta.lot', { number: 1, total: purchase.lots.length })}</span>
          <span>{t('purchases.meta.ledBy', { organisation: purchase.leadName })}</span>
        </MetaLine>
      }
      secondary={
        phaseOf(purchase) === 'priced' ? (
          <Button variant="default" onClick={() => window.print()}>
            {t('purchases.action.print')}
          </Button>
        ) : undefined
      }
      primary={primaryOf(purchase, lot.unit, acting.organisationId)}
      status={statusOf(purchase, acting)}
      lost={<ConnectionLost readAt={readAt} />}
      rail={
        <>
          <OwnCommitment purchase={purchase} lot={lot} />
          <PurchaseTimeline purchase={purchase} />
        </>
      }
    >
      <LadderSection purchase={purchase} lot={lot} />
      <PartiesTable purchase={purchase} changes={changes} />
    </BoardPage>
  );
}

// Undefined where there is nothing to do: then nothing docks at the bottom of a phone either.
function primaryOf(purchase: JointPurchaseView, unit: string, organisationId: string) {
  if (purchase.may.publish) return <PublishButton purchase={purchase} />;
  if (!purchase.may.commit) return undefined;
  const { jointPurchaseId, own } = purchase;
  const text =
    own === null
      ? t('purchases.action.commit', { units: pluralOf(unit) })
      : t('purchases.action.change', { units: unitsText(own.quantity, unit) });
  return (
    <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId/commit" params={{ organisationId, jointPurchaseId }}>
      {text}
    </ButtonLink>
  );
}
