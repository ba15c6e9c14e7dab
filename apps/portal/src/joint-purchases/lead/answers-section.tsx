import { UnstyledButton } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { useState } from 'react';
import { csvText } from '../../formats/csv.js';
import { countText } from '../../formats/money.js';
import { Section } from '../../parts/detail-page.js';
import { download } from '../../parts/download.js';
import { TextButton } from '../../parts/links.js';
import { t } from '../../words/words.js';
import { answerKinds, countsOf, inOrder, kindOf, remindedOf, type AnswerKind } from './answers.js';
import { AnswersTable } from './answers-table.js';
import classes from './lead.module.css';
import { Remind } from './remind.js';

const shownAtFirst = 12;

/** Which invited district has answered what, whom to remind, and whom nobody can tell. */
export function AnswersSection({ purchase }: { purchase: JointPurchaseView }) {
  const [kind, setKind] = useState<AnswerKind | null>(null);
  const [all, setAll] = useState(false);
  const counts = countsOf(purchase.invited);
  // The last one of a kind may answer while it is looked at.
  const looked = kind !== null && counts[kind] > 0 ? kind : null;
  const districts = inOrder(purchase.invited).filter((district) => looked === null || kindOf(district) === looked);
  const answered = purchase.invited.length - counts.waiting - counts.silent;
  const summary = t('lead.answers.summary', { answered: countText(answered), invited: countText(purchase.invited.length) });
  return (
    <Section title={t('lead.answers.title')} aside={summary}>
      <Remind purchase={purchase} waiting={counts.waiting + counts.withdrawn} />
      <div className={classes.filters} role="group" aria-label={t('lead.answers.show')}>
        <Filter
          text={t('lead.answers.filters.all', { number: countText(purchase.invited.length) })}
          on={looked === null}
          onChoose={() => setKind(null)}
        />
        {answerKinds
          .filter((each) => counts[each] > 0)
          .map((each) => (
            <Filter
              key={each}
              text={t(`lead.answers.filters.${each}`, { number: countText(counts[each]) })}
              on={looked === each}
              onChoose={() => setKind(each)}
            />
          ))}
      </div>
      <AnswersTable districts={all ? districts : districts.slice(0, shownAtFirst)} />
      <div className={classes.foot}>
        {districts.length > shownAtFirst && (
          <TextButton fz="sm" onClick={() => setAll(!all)}>
            {all ? t('lead.answers.showFewer') : t('lead.answers.showAll', { number: countText(districts.length) })}
          </TextButton>
        )}
        <TextButton fz="sm" onClick={() => exportAnswers(purchase)}>
          {t('parts.list.export')}
        </TextButton>
      </div>
    </Section>
  );
}

function Filter({ text, on, onChoose }: { text: string; on: boolean; onChoose: () => void }) {
  return (
    <UnstyledButton className={classes.filter} aria-pressed={on} onClick={onChoose}>
      {text}
    </UnstyledButton>
  );
}

const columns = ['district', 'leaid', 'answer', 'since', 'reason', 'reminded'] as const;

function exportAnswers({ reference, invited }: JointPurchaseView): void {
  const rows = inOrder(invited).map((district) => [
    district.name,
    district.leaid,
    t(`lead.answers.kinds.${kindOf(district)}`),
    district.answeredAt ?? '',
    district.declineReason ?? '',
    remindedOf(district) ?? '',
  ]);
  download(t('lead.answers.file', { reference }), csvText([columns.map((name) => t(`lead.answers.csv.${name}`)), ...rows]));
}
