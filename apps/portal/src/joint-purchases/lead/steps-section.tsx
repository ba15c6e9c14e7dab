import type { JointPurchaseView } from '@tributary/contracts';
import { Section } from '../../parts/detail-page.js';
import { TextLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { AddDocument } from './add-document.js';
import classes from './lead.module.css';

type Path = 'change' | 'invite' | 'extend' | 'cancel' | 'orders' | 'record';

interface Step {
  path: Path;
  title: string;
  text?: string;
}

/** What may be done now, each with what it does; what may not does not stand there. */
export function StepsSection({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const steps = stepsOf(purchase);
  if (steps.length === 0 && !purchase.may.addDocument) return null;
  const params = { organisationId, jointPurchaseId: purchase.jointPurchaseId };
  return (
    <Section title={purchase.status === 'draft' ? t('lead.steps.draft') : t('lead.steps.title')}>
      <ul className={classes.steps}>
        {steps.map(({ path, title, text }) => (
          <li key={path}>
            <TextLink to={`/o/$organisationId/joint-purchases/$jointPurchaseId/${path}`} params={params} fz="sm" fw={600}>
              {title}
            </TextLink>
            {text !== undefined && <span>{text}</span>}
          </li>
        ))}
        {purchase.may.addDocument && (
          <li>
            <AddDocument purchase={purchase} />
          </li>
        )}
      </ul>
    </Section>
  );
}

function stepsOf({ status, pricedAt, may, awaitingBuyer }: JointPurchaseView): Step[] {
  const draft = status === 'draft';
  const all: (Step & { may: boolean })[] = [
    { path: 'orders', title: t('lead.steps.orders'), text: t('lead.steps.ordersText'), may: may.exportOrders },
    { path: 'record', title: t('lead.steps.record'), text: t('lead.steps.recordText'), may: pricedAt !== null },
    { path: 'change', title: t('lead.steps.change'), text: t('lead.steps.changeText'), may: may.change },
    { path: 'invite', title: t('lead.steps.invite'), text: t('lead.steps.inviteText'), may: may.invite },
    // While the buyer has to decide, lengthening stands in the box above.
    { path: 'extend', title: t('lead.steps.extend'), text: t('lead.steps.extendText'), may: may.extend && !awaitingBuyer },
    draft
      ? { path: 'cancel', title: t('lead.steps.discard'), text: t('lead.steps.discardText'), may: may.cancel }
      : { path: 'cancel', title: t('lead.steps.cancel'), text: t('lead.steps.cancelText'), may: may.cancel },
  ];
  return all.filter((step) => step.may);
}
