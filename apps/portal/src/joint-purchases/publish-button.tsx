import type { JointPurchaseView } from '@tributary/contracts';
import { ButtonLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { districtsText } from '../words/phrases.js';
import { t } from '../words/words.js';

/** Leads to the check before a draft is published. */
export function PublishButton({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId } = purchase;
  return (
    <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId/publish" params={{ organisationId, jointPurchaseId }}>
      {t('purchases.action.publish', { districts: districtsText(purchase.invitedDistricts) })}
    </ButtonLink>
  );
}
