import type { JointPurchaseView } from '@tributary/contracts';
import { useEffect, useState } from 'react';
import { priceText } from '../formats/money.js';
import { announce } from '../parts/announcer.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { changesBetween, type Changes } from './changes.js';

/** How long a change stays marked, in milliseconds. */
const markedMs = 1_400;
const mostNamed = 3;

interface Shown {
  view: JointPurchaseView;
  changes: Changes | null;
}

/** What has just changed in a purchase: marked for a second, and said politely. */
export function useChanges(view: JointPurchaseView): Changes | null {
  const [shown, setShown] = useState<Shown>({ view, changes: null });
  // The former view is kept as state, so that the marks appear in the same painting as the figures.
  if (shown.view !== view) setShown({ view, changes: changesBetween(shown.view, view) });
  const { changes } = shown;
  useEffect(() => {
    if (changes === null) return;
    announce(sentence(view, changes));
    const timer = setTimeout(() => setShown((now) => (now.changes === changes ? { ...now, changes: null } : now)), markedMs);
    return () => clearTimeout(timer);
    // A newer view brings its own changes; the same view never comes with others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [changes]);
  return changes;
}

function sentence(view: JointPurchaseView, { quantities, price }: Changes): string {
  const [lot] = view.lots;
  const unit = lot?.unit ?? '';
  const moved = view.participants.filter((party) => quantities.has(party.commitmentId)).slice(0, mostNamed);
  const words: string[] = moved.map((party) => {
    const before = quantities.get(party.commitmentId) ?? null;
    const facts = { district: party.name, before: unitsText(before ?? 0, unit), after: unitsText(party.quantity, unit) };
    return before === null ? t('purchases.live.joined', facts) : t('purchases.live.moved', facts);
  });
  if (price !== null && lot?.price.unitPriceE4 != null) words.push(t('purchases.live.price', { price: priceText(lot.price.unitPriceE4) }));
  return words.join(' ');
}
