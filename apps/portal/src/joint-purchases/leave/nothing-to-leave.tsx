import type { JointPurchaseView } from '@tributary/contracts';
import { ButtonLink } from '../../parts/links.js';
import { PageHead } from '../../parts/page-head.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';

/** There is nothing to take back: the last day has passed, or it is done already. */
export function NothingToLeave({ purchase, how }: { purchase: JointPurchaseView; how: 'withdraw' | 'decline' }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title } = purchase;
  return (
    <div>
      <PageHead
        crumbs={purchaseCrumbs(organisationId, purchase)}
        title={how === 'withdraw' ? t('commitment.leave.withdraw.nothing') : t('commitment.leave.decline.no')}
      />
      <p style={{ margin: '8px 0 20px' }}>{t('commitment.leave.decline.noText')}</p>
      <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
        {t('commitment.leave.done.go', { title })}
      </ButtonLink>
    </div>
  );
}
