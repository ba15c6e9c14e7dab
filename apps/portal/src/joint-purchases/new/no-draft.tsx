import type { JointPurchaseView } from '@tributary/contracts';
import { Empty } from '../../parts/empty.js';
import { ButtonLink } from '../../parts/links.js';
import { PageHead } from '../../parts/page-head.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';

/** Said where a draft was to be changed or published, and is none any more. */
export function NoDraft({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title } = purchase;
  return (
    <>
      <PageHead crumbs={purchaseCrumbs(organisationId, purchase)} title={t('newPurchase.publish.gone', { title })} />
      <Empty
        title={t('newPurchase.publish.gone', { title })}
        action={
          <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
            {t('newPurchase.publish.goneLink', { title })}
          </ButtonLink>
        }
      >
        {t('newPurchase.publish.goneText')}
      </Empty>
    </>
  );
}
