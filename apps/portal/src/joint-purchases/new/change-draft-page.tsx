import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { allDistrictsQuery } from '../../districts/districts.queries.js';
import { operates } from '../../districts/operates.js';
import { Note } from '../../parts/empty.js';
import { TextButton, TextLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseQuery } from '../purchases.queries.js';
import { draftOf } from './kept-draft.js';
import { NoDraft } from './no-draft.js';

// The form is fetched while the draft is read.
const Steps = lazy(() => import('./steps.js').then((file) => ({ default: file.Steps })));

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/change');

/** Changing a draft: the form that wrote it, filled with what it says. */
export function ChangeDraftPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  // Whether a draft invites everybody can only be told beside the list of districts.
  const districts = useQuery(allDistrictsQuery(organisationId));
  if (data !== undefined && (districts.data !== undefined || districts.error !== null)) {
    const ids = (districts.data ?? []).filter(operates).map((district) => district.organisationId);
    return data.may.change ? <Change purchase={data} districtIds={ids} /> : <NoDraft purchase={data} />;
  }
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Change({ purchase, districtIds }: { purchase: JointPurchaseView; districtIds: readonly string[] }) {
  const { organisationId } = useActing();
  const { step } = route.useSearch();
  const { jointPurchaseId, title } = purchase;
  return (
    <Suspense fallback={<Loading page />}>
      <Steps
        title={t('newPurchase.titleChange', { title })}
        crumbs={purchaseCrumbs(organisationId, purchase)}
        form={`purchase:${organisationId}:${jointPurchaseId}`}
        fresh={draftOf(purchase, districtIds)}
        jointPurchaseId={jointPurchaseId}
        step={step}
        leave={
          <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
            {t('newPurchase.leave')}
          </TextLink>
        }
        outdated={(again) => (
          <Note>
            {t('newPurchase.newer')}{' '}
            <TextButton fz="sm" onClick={again}>
              {t('newPurchase.takeNewer')}
            </TextButton>
          </Note>
        )}
      />
    </Suspense>
  );
}
