import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { t } from '../../words/words.js';
import { Closed } from './closed.js';
import { CommitForm } from './commit-form.js';
import { purchaseQuery } from '../purchases.queries.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/commit');

/** Committing a quantity, or changing it: its effect is shown before it is sent. */
export function CommitPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  if (data !== undefined) return <Form purchase={data} />;
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Form({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const navigate = useNavigate();
  const { jointPurchaseId } = purchase;
  const [lot] = purchase.lots;
  if (lot === undefined) return null;
  if (!purchase.may.commit) return <Closed purchase={purchase} />;
  const done = () =>
    void navigate({
      to: '/o/$organisationId/joint-purchases/$jointPurchaseId/committed',
      params: { organisationId, jointPurchaseId },
      replace: true,
    });
  return <CommitForm purchase={purchase} lot={lot} onDone={done} />;
}
