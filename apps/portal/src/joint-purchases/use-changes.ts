import type { JointPurchaseView } from '@tributary/contracts';
import { useEffect, useState } from 'react';
import { priceText } from '../formats/money.js';
import { announce } from '../parts/announcer.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { changesBetween, placeOf, type Changes } from './changes.js';
import { unitPriceOf } from './lots.js';

/** How long a change stays marked, in milliseconds. */
const markedMs = 1_400;
const mostNamed = 3;

interface Shown {
  view: JointPurchaseView;
  changes: Changes | null;
  /** The same in words. */
  sentence: string;
}

/** What has just changed in a purchase: marked for a second, and said politely. */
export function useChanges(view: JointPurchaseView): Changes | null {
  const [shown, setShown] = useState<Shown>({ view, changes: null, sentence: '' });
  // The former view is kept as state, so that the marks appear in the same painting as the figures.
  if (shown.view !== view) setShown(after(shown.view, view));
  const { changes, sentence } = shown;
  useEffect(() => {
    if (changes === null) return;
    announce(sentence);
    const timer = setTimeout(() => setShown((now) => (now.changes === changes ? { ...now, changes: null } : now)), markedMs);
    return () => clearTimeout(timer);
  }, [changes, sentence]);
  return changes;
}

function after(before: JointPurchaseView, view: JointPurchaseView): Shown {
  const changes = changesBetween(before, view);
  return { view, changes, sentence: changes === null ? '' : sentenceOf(view, changes) };
}

function sentenceOf(view: JointPurchaseView, { quantities, prices }: Changes): string {
  const several = view.lots.length > 1;
  const moved = view.participants.flatMap((party) =>
    view.lots.flatMap((lot) => {
      const before = quantities.get(placeOf(party.commitmentId, lot.lotId));
      if (before === undefined) return [];
      const now = party.lots.find(({ lotId }) => lotId === lot.lotId)?.quantity ?? 0;
      const facts = { district: party.name, before: unitsText(before ?? 0, lot.unit), after: unitsText(now, lot.unit) };
      return [before === null ? t('purchases.live.joined', facts) : t('purchases.live.moved', facts)];
    }),
  );
  const priced = view.lots
    .filter((lot) => prices.has(lot.lotId))
    .map((lot) => {
      const price = unitPriceOf(lot);
      if (price === null) return t('purchases.live.noPrice', { lot: lot.title });
      return t(several ? 'purchases.live.priceOf' : 'purchases.live.price', { price: priceText(price), lot: lot.title });
    });
  return [...moved.slice(0, mostNamed), ...priced].join(' ');
}
