import type { JointPurchaseView } from '@tributary/contracts';
import { deadlineText } from '../../formats/dates.js';
import { ConfirmationPage } from '../../parts/confirmation-page.js';
import { ButtonLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';

/** The end of a withdrawal or a declined invitation. */
export function Left({ purchase, how }: { purchase: JointPurchaseView; how: 'withdrawn' | 'declined' }) {
  const { organisationId, name } = useActing();
  const { jointPurchaseId, title, reference, leadName: lead } = purchase;
  return (
    <ConfirmationPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t(`commitment.leave.done.${how}`, { organisation: name })}
      text={t(`commitment.leave.done.${how}Text`)}
      reference={{ label: t('parts.confirmation.reference'), text: reference }}
      next={[
        {
          when: t('commitment.leave.done.until', { when: deadlineText(purchase.cutOffAt, purchase.zone) }),
          what: t('commitment.leave.done.untilText'),
        },
        { when: t('commitment.leave.done.after'), what: t('commitment.leave.done.afterText', { organisation: name }) },
      ]}
      told={how === 'withdrawn' ? t('commitment.leave.done.toldWithdrawn', { lead }) : t('commitment.leave.done.toldDeclined', { lead })}
      actions={
        <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
          {t('commitment.leave.done.go', { title })}
        </ButtonLink>
      }
    />
  );
}
