import { QuietLink } from '../parts/links.js';
import { t } from '../words/words.js';

/** Where a page about purchases lies. */
export function purchaseCrumbs(organisationId: string, purchase?: { jointPurchaseId: string; title: string }) {
  const crumbs = [
    <span key="buy">{t('shell.buyTogether')}</span>,
    <QuietLink key="all" to="/o/$organisationId/joint-purchases" params={{ organisationId }}>
      {t('shell.jointPurchases')}
    </QuietLink>,
  ];
  if (purchase === undefined) return crumbs;
  const { jointPurchaseId, title } = purchase;
  return [
    ...crumbs,
    <QuietLink key="one" to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
      {title}
    </QuietLink>,
  ];
}
