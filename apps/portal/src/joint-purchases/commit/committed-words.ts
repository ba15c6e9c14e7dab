import type { JointPurchaseView, OwnCommitment } from '@tributary/contracts';
import { amountText, priceText } from '../../formats/money.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { lastMovesOf, type PriceMove } from '../price-moves.js';

type Purchase = Pick<JointPurchaseView, 'lots' | 'timeline'>;

/** The own basket as its quantities. */
export function takenBy({ lots }: OwnCommitment): { lotId: string; quantity: number }[] {
  return lots.map(({ lotId, lines }) => ({ lotId, quantity: lines.reduce((sum, line) => sum + line.quantity, 0) }));
}

/**
 * What the commitment did, from the history: so the page says the same after a reload. Where others have moved a price since, only today's
 * amount is told.
 */
export function committedText({ lots, timeline }: Purchase, own: OwnCommitment, organisationId: string): string {
  const taken = lots.filter(({ lotId }) => own.lots.some((lot) => lot.lotId === lotId));
  const [only] = taken;
  const several = lots.length > 1;
  const missing = taken.find(({ price }) => price.unitPriceE4 === null);
  if (own.amountCents === null || only === undefined || missing !== undefined) {
    if (several || missing === undefined) return t('commitment.done.noneLots');
    return t('commitment.done.none', { units: unitsText(missing.price.next?.unitsShort ?? 0, missing.unit) });
  }
  const amount = t('commitment.done.amount', { amount: amountText(own.amountCents) });
  const moves = lastMovesOf(timeline, organisationId) ?? [];
  const current = moves.filter(({ lotId, after }) => lots.find((lot) => lot.lotId === lotId)?.price.unitPriceE4 === after);
  if (current.length < moves.length) return amount;
  if (moves.length === 0)
    return (
      (several ? t('commitment.done.staysLots') : t('commitment.done.stays', { price: priceText(only.price.unitPriceE4 ?? 0) })) + amount
    );
  return moves.map((move) => moveText(move, several ? lots.find(({ lotId }) => lotId === move.lotId)?.title : undefined)).join('') + amount;
}

function moveText({ before, after }: PriceMove, lot: string | undefined): string {
  const how = before === null ? 'opened' : (after ?? 0) < before ? 'fell' : 'rose';
  const words = { before: priceText(before ?? 0), after: priceText(after ?? 0) };
  return lot === undefined ? t(`commitment.done.${how}`, words) : t(`commitment.done.${how}Of`, { ...words, lot });
}
