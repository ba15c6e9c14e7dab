import type { JointPurchaseView } from '@tributary/contracts';
import { useState } from 'react';
import { deadlineText } from '../formats/dates.js';
import { countText } from '../formats/money.js';
import { Section } from '../parts/detail-page.js';
import { TextButton } from '../parts/links.js';
import { Timeline, type TimelineLine } from '../parts/timeline.js';
import { useActing } from '../shell/acting.js';
import { momentText } from '../words/phrases.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';
import { phaseOf } from './state.js';
import { sentenceOf } from './timeline-sentences.js';

const shownAtFirst = 6;

/** What happened to a purchase, in words, newest first; what is to come stands on top. */
export function PurchaseTimeline({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const [all, setAll] = useState(false);
  const entries = purchase.timeline.toSorted((one, other) => other.version - one.version);
  const shown = (all ? entries : entries.slice(0, shownAtFirst)).map((entry, index): TimelineLine => {
    const { text, moved } = sentenceOf(entry, purchase, organisationId);
    const own = entry.organisationId === organisationId && entry.action === 'basket-committed';
    return { key: `${entry.version} ${entry.at} ${index}`, what: <Rich text={text} />, when: momentText(entry.at), marked: own || moved };
  });
  const toggle = entries.length > shownAtFirst && (
    <TextButton fz="sm" onClick={() => setAll(!all)}>
      {all ? t('purchases.timeline.fewer') : t('purchases.timeline.all', { number: countText(entries.length) })}
    </TextButton>
  );
  return (
    <Section title={t('purchases.timeline.title')} aside={toggle}>
      <Timeline label={t('purchases.timeline.title')} lines={[...aheadOf(purchase), ...shown]} />
    </Section>
  );
}

/** What is still to come: the cut-off, or the buyer's decision. */
function aheadOf(purchase: JointPurchaseView): TimelineLine[] {
  const { cutOffAt, decideBy, zone } = purchase;
  const phase = phaseOf(purchase);
  if (phase === 'open') return [{ key: 'ahead', what: t('purchases.timeline.cutOff'), when: deadlineText(cutOffAt, zone), ahead: true }];
  if (phase !== 'awaiting' || decideBy === null) return [];
  return [{ key: 'ahead', what: t('purchases.timeline.decision'), when: deadlineText(decideBy, zone), ahead: true }];
}
