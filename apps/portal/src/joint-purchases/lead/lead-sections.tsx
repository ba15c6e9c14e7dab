import type { JointPurchaseView } from '@tributary/contracts';
import { phaseOf } from '../state.js';
import { AnswersSection } from './answers-section.js';
import { DecideBox } from './decide-box.js';
import classes from './lead.module.css';
import { StepsSection } from './steps-section.js';

/** The buyer's panels, in the order of what needs them. */
export function LeadSections({ purchase }: { purchase: JointPurchaseView }) {
  const phase = phaseOf(purchase);
  return (
    <div className={classes.panel}>
      {phase === 'awaiting' && <DecideBox purchase={purchase} />}
      {phase !== 'draft' && purchase.publishedAt !== null && <AnswersSection purchase={purchase} />}
      <StepsSection purchase={purchase} />
    </div>
  );
}
