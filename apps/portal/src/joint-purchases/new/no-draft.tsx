import type { JointPurchaseView } from '@tributary/contracts';
import { ButtonLink } from '../../parts/links.js';
import { PageHead } from '../../parts/page-head.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import classes from './publishing.module.css';

/** Said where a draft was to be changed or published, and is none any more. */
export function NoDraft({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title } = purchase;
  return (
    <>
      <PageHead crumbs={purchaseCrumbs(organisationId, purchase)} title={t('newPurchase.publish.gone', { title })} />
      <p className={classes.gone}>{t('newPurchase.publish.goneText')}</p>
      <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
        {t('newPurchase.publish.goneLink', { title })}
      </ButtonLink>
    </>
  );
}
