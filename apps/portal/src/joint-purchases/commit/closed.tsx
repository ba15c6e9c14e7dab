import type { JointPurchaseView } from '@tributary/contracts';
import { ButtonLink } from '../../parts/links.js';
import { PageHead } from '../../parts/page-head.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { phaseOf } from '../state.js';

/** Nothing can be committed here: the last day has passed, or the role does not do it. */
export function Closed({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title } = purchase;
  const phase = phaseOf(purchase);
  const open = phase === 'open';
  const text = open ? 'roleText' : phase === 'cancelled' ? 'textCancelled' : 'text';
  return (
    <div>
      <PageHead
        crumbs={purchaseCrumbs(organisationId, purchase)}
        title={open ? t('commitment.closed.role') : t('commitment.closed.title')}
      />
      <p style={{ margin: '8px 0 20px' }}>{t(`commitment.closed.${text}`)}</p>
      <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
        {t('commitment.done.go', { title })}
      </ButtonLink>
    </div>
  );
}
