import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { deadlineText } from '../../formats/dates.js';
import { ConfirmationPage } from '../../parts/confirmation-page.js';
import { ButtonLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { PageFailure } from '../../shell/page-failure.js';
import { districtsText, unitsText } from '../../words/phrases.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseQuery } from '../purchases.queries.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/published');

/** The end of opening a purchase. */
export function PublishedPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  if (data !== undefined) return <Published purchase={data} organisationId={organisationId} />;
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Published({ purchase, organisationId }: { purchase: JointPurchaseView; organisationId: string }) {
  const { jointPurchaseId, title, reference } = purchase;
  const [lot] = purchase.lots;
  const when = deadlineText(purchase.cutOffAt, purchase.zone);
  const districts = districtsText(purchase.invitedDistricts);
  const units = unitsText(lot?.ladder[0]?.fromQuantity ?? 0, lot?.unit ?? '');
  return (
    <ConfirmationPage
      crumbs={purchaseCrumbs(organisationId)}
      title={t('purchases.published.title', { title })}
      text={<Rich text={t('purchases.published.text', { districts, when })} />}
      reference={{ label: t('parts.confirmation.reference'), text: reference }}
      next={[
        { when: t('purchases.published.now'), what: t('purchases.published.nowText') },
        { when: t('purchases.published.until', { when }), what: t('purchases.published.untilText') },
        { when: t('purchases.published.then', { when }), what: t('purchases.published.thenText', { units }) },
      ]}
      told={t('purchases.published.told', { districts })}
      actions={
        <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
          {t('purchases.published.go', { title })}
        </ButtonLink>
      }
    />
  );
}
