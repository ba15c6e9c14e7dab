import type { JointPurchaseView } from '@tributary/contracts';
import type { ReactNode } from 'react';
import { countText } from '../../formats/money.js';
import { TextLink } from '../../parts/links.js';
import { districtsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { unreachableOf } from '../new/contacts.js';
import answers from '../new/purchase-form.module.css';
import { happensText, type Ending } from './ending.js';

interface EndAnswersProps {
  purchase: JointPurchaseView;
  ending: Ending;
  reason: string;
}

/** What an ending does, and who is told of it, before it is sent. */
export function EndAnswers({ purchase, ending, reason }: EndAnswersProps) {
  const change = (
    <TextLink to="." search={{}} hash="reason" fz="sm" aria-label={t('lead.end.changeReason')}>
      {t('lead.end.change')}
    </TextLink>
  );
  return (
    <dl className={answers.answers}>
      <Answer label={t('lead.end.answers.reason')} change={change}>
        <span className={answers.specification}>{reason}</span>
      </Answer>
      <Answer label={t('lead.end.answers.happens')}>{happensText(ending, purchase)}</Answer>
      <Answer label={t('lead.end.answers.told')}>{toldText(purchase, ending)}</Answer>
      <Answer label={t('lead.end.answers.undone')}>{t('lead.end.never')}</Answer>
    </dl>
  );
}

/** Who gets the mail, how many of them are in, and where nobody can be told. */
function toldText({ invited, participants }: JointPurchaseView, ending: Ending): string {
  if (ending === 'discard') return t('lead.end.toldNobody');
  const silent = unreachableOf(invited).length;
  const lines: string[] = [t('lead.end.told', { districts: districtsText(invited.length - silent) })];
  const count = participants.length;
  if (count > 0) lines.push(t('lead.end.toldIn', { count, number: countText(count) }));
  if (silent > 0) lines.push(t('lead.end.toldSilent', { districts: districtsText(silent) }));
  return lines.join(' ');
}

function Answer({ label, change, children }: { label: string; change?: ReactNode; children: ReactNode }) {
  return (
    <div className={answers.answer}>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {change !== undefined && <dd>{change}</dd>}
    </div>
  );
}
