import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Loading } from '../../parts/loading.js';
import { PageFailure } from '../../shell/page-failure.js';
import { sitesQuery } from '../../sites/sites.queries.js';
import { t } from '../../words/words.js';
import { purchaseQuery } from '../purchases.queries.js';
import { Closed } from './closed.js';
import { CommitSteps } from './commit-steps.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/commit');

/** Committing a basket, or changing it: its effect is shown before it is sent. */
export function CommitPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const purchase = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  const mayCommit = purchase.data?.may.commit === true;
  const sites = useQuery({ ...sitesQuery(organisationId), enabled: mayCommit });
  const failed = purchase.data === undefined ? purchase : sites;
  if (purchase.data !== undefined && !mayCommit) return <Closed purchase={purchase.data} />;
  if (purchase.data !== undefined && sites.data !== undefined) return <CommitSteps purchase={purchase.data} sites={sites.data.items} />;
  if (failed.error === null) return <Loading page />;
  return <PageFailure error={failed.error} what={t('purchases.whatOne')} onRetry={() => void failed.refetch()} />;
}
