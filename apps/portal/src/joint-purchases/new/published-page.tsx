import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { deadlineText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { ConfirmationPage } from '../../parts/confirmation-page.js';
import { ButtonLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { PageFailure } from '../../shell/page-failure.js';
import { districtsText } from '../../words/phrases.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseQuery } from '../purchases.queries.js';
import { unreachableOf } from './contacts.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/published');
const mostNamed = 6;

/** The end of opening a purchase. */
export function PublishedPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  if (data?.publishedAt === null)
    return <Navigate to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} replace />;
  if (data !== undefined) return <Published purchase={data} organisationId={organisationId} />;
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Published({ purchase, organisationId }: { purchase: JointPurchaseView; organisationId: string }) {
  const { jointPurchaseId, title, reference } = purchase;
  const when = deadlineText(purchase.cutOffAt, purchase.zone);
  const districts = districtsText(purchase.invitedDistricts);
  return (
    <ConfirmationPage
      crumbs={purchaseCrumbs(organisationId)}
      title={t('newPurchase.published.title', { title })}
      text={<Rich text={t('newPurchase.published.text', { districts, when })} />}
      reference={{ label: t('parts.confirmation.reference'), text: reference }}
      next={[
        { when: t('newPurchase.published.now'), what: t('newPurchase.published.nowText') },
        { when: t('newPurchase.published.until', { when }), what: t('newPurchase.published.untilText') },
        { when: t('newPurchase.published.then', { when }), what: t('newPurchase.published.thenText') },
      ]}
      told={toldText(purchase)}
      actions={
        <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
          {t('newPurchase.published.go', { title })}
        </ButtonLink>
      }
    />
  );
}

function toldText(purchase: JointPurchaseView): string {
  const silent = unreachableOf(purchase.invited).map(({ name }) => name);
  const told = t('newPurchase.published.told', { districts: districtsText(purchase.invitedDistricts - silent.length) });
  if (silent.length === 0) return told;
  const left = silent.length - mostNamed;
  const named = silent.slice(0, mostNamed).join(', ');
  const names = left <= 0 ? named : t('newPurchase.published.andMore', { names: named, count: left, number: countText(left) });
  return `${told} ${t('newPurchase.published.nobody', { names })}`;
}
