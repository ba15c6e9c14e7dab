import type { JointPurchaseView, TimelineEntry } from '@tributary/contracts';
import { useState } from 'react';
import { deadlineText } from '../formats/dates.js';
import { amountText, countText, priceText } from '../formats/money.js';
import { Section } from '../parts/detail-page.js';
import { TextButton } from '../parts/links.js';
import { Timeline, type TimelineLine } from '../parts/timeline.js';
import { useActing } from '../shell/acting.js';
import { districtsText, momentText, unitsText } from '../words/phrases.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';
import { moveOf, type PriceMove } from './price-moves.js';
import { phaseOf } from './state.js';

const shownAtFirst = 6;

/** What happened to a purchase, in words, newest first; what is to come stands on top. */
export function PurchaseTimeline({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const [all, setAll] = useState(false);
  const entries = purchase.timeline.toSorted((one, other) => other.version - one.version);
  const unit = purchase.lots[0]?.unit ?? '';
  const lines = entries.map((entry, index): TimelineLine => {
    const { text, moved } = sentenceOf(entry, unit, organisationId, moveOf(entries, entry));
    const own = entry.organisationId === organisationId && entry.action === 'quantity-committed';
    return { key: `${entry.version} ${entry.at} ${index}`, what: <Rich text={text} />, when: momentText(entry.at), marked: own || moved };
  });
  const ahead: TimelineLine[] =
    phaseOf(purchase) === 'open'
      ? [{ key: 'ahead', what: t('purchases.timeline.cutOff'), when: deadlineText(purchase.cutOffAt, purchase.zone), ahead: true }]
      : [];
  const toggle = lines.length > shownAtFirst && (
    <TextButton fz="sm" onClick={() => setAll(!all)}>
      {all ? t('purchases.timeline.fewer') : t('purchases.timeline.all', { number: countText(lines.length) })}
    </TextButton>
  );
  return (
    <Section title={t('purchases.timeline.title')} aside={toggle}>
      <Timeline label={t('purchases.timeline.title')} lines={[...ahead, ...(all ? lines : lines.slice(0, shownAtFirst))]} />
    </Section>
  );
}

function sentenceOf(entry: TimelineEntry, unit: string, ownId: string, move: PriceMove): { text: string; moved: boolean } {
  switch (entry.action) {
    case 'drafted':
      return { text: t('purchases.timeline.drafted'), moved: false };
    case 'published':
      return {
        text: t('purchases.timeline.published', { districts: districtsText(numberIn(entry, 'invitedDistricts') ?? 0) }),
        moved: false,
      };
    case 'quantity-committed':
      return commitmentSentence(entry, unit, ownId, move);
    case 'priced':
      return { text: pricedSentence(entry), moved: true };
    case 'minimum-missed':
      return { text: missedSentence(entry, unit), moved: false };
    default:
      return { text: t('purchases.timeline.other'), moved: false };
  }
}

function commitmentSentence(entry: TimelineEntry, unit: string, ownId: string, move: PriceMove): { text: string; moved: boolean } {
  const who = entry.organisationId === ownId ? t('purchases.timeline.you') : (entry.organisationName ?? t('purchases.timeline.somebody'));
  const { before, after } = move;
  const [quantity, was] = [numberIn(entry, 'quantity') ?? 0, numberIn(entry, 'previousQuantity')];
  const kind = was === null ? 'joined' : quantity >= was ? 'raised' : 'lowered';
  const first = t(`purchases.timeline.${kind}`, { who, before: countText(was ?? 0), units: unitsText(quantity, unit) });
  const moved = after !== before;
  if (!moved || after === null) return { text: first, moved };
  const how = before === null ? 'first' : after < before ? 'fell' : 'rose';
  const second = t(`purchases.timeline.${how}`, { before: priceText(before ?? 0), after: priceText(after) });
  return { text: `${first}. ${second}`, moved };
}

function pricedSentence(entry: TimelineEntry): string {
  const [lot] = (entry.facts['lots'] as { unitPriceE4?: number }[]) ?? [];
  return t('purchases.timeline.priced', { price: priceText(lot?.unitPriceE4 ?? 0), total: amountText(numberIn(entry, 'totalCents') ?? 0) });
}

function missedSentence(entry: TimelineEntry, unit: string): string {
  const [volume, minimum] = [numberIn(entry, 'totalQuantity') ?? 0, numberIn(entry, 'minimumQuantity') ?? 0];
  return t('purchases.timeline.missed', { volume: unitsText(volume, unit), minimum: countText(minimum) });
}

function numberIn(entry: TimelineEntry, fact: string): number | null {
  const value = entry.facts[fact];
  return typeof value === 'number' ? value : null;
}
