import type { JointPurchaseMoved, JointPurchaseView, LotView, OwnCommitment } from '@tributary/contracts';
import { amountOf } from '../formats/money.js';
import type { ShownPurchase } from '../joint-purchases/purchase-phrases.js';

/** The view with the figures of a message. Who is in, and the history, stay as they were until the whole view is read again. */
export function withMoved(view: JointPurchaseView, moved: JointPurchaseMoved): ShownPurchase {
  if (moved.version <= view.version) return view;
  const { version, status, committedDistricts: heardCommitted } = moved;
  const lots = view.lots.map((lot): LotView => {
    const now = moved.lots.find(({ lotId }) => lotId === lot.lotId);
    return now === undefined ? lot : { ...lot, price: now.price, quantity: now.quantity };
  });
  return { ...view, version, status, lots, heardCommitted, own: view.own && ownAt(view.own, lots, moved.own) };
}

/** The own basket at the prices of now. Where somebody of the district changed it meanwhile, it stays as it was until it is read again. */
function ownAt(own: OwnCommitment, lots: readonly LotView[], heard: JointPurchaseMoved['own']): OwnCommitment {
  if (heard === null || heard.revision !== own.revision) return own;
  return { ...own, amountCents: heard.amountTodayCents, lots: own.lots.map((taken) => lotAt(taken, lots)) };
}

function lotAt(taken: OwnCommitment['lots'][number], lots: readonly LotView[]): OwnCommitment['lots'][number] {
  const lot = lots.find(({ lotId }) => lotId === taken.lotId);
  if (lot === undefined || lot.state !== 'open') return taken;
  const before = lot.price.unitPriceE4 === null ? null : lot.price.unitPriceE4 + lot.feeE4;
  const landedUnitPriceE4 = before === null ? null : before + Math.max(...taken.lines.map(({ deliveryE4 }) => deliveryE4));
  const holds = landedUnitPriceE4 === null ? null : taken.ceilingE4 === null || landedUnitPriceE4 <= taken.ceilingE4;
  return { ...taken, landedUnitPriceE4, holds, savingCents: savingAt(taken, landedUnitPriceE4) };
}

/** The saving moves by as much as the amount of the lot does; it waits for the next reading where there was no price on either side. */
function savingAt({ savingCents, landedUnitPriceE4: was, lines }: OwnCommitment['lots'][number], is: number | null): number | null {
  if (savingCents === null || was === null || is === null) return is === null ? null : savingCents;
  const dearest = Math.max(...lines.map(({ deliveryE4 }) => deliveryE4));
  const amountAt = (landed: number) =>
    lines.reduce((sum, { quantity, deliveryE4 }) => sum + amountOf(quantity, landed - dearest + deliveryE4), 0);
  return savingCents + amountAt(was) - amountAt(is);
}

/** What to show of two views: a reading that began before a message of the stream must not take its figures back. */
export function newerOf<View extends { version: number }>(shown: View | undefined, read: View): View {
  return shown !== undefined && shown.version > read.version ? shown : read;
}

/** What a message is news to: lists of purchases, and what needs the reader. `heard` is the last one of this purchase, undefined where it is the first. */
export function newsOf(heard: JointPurchaseMoved | undefined, moved: JointPurchaseMoved): { lists: boolean; attention: boolean } {
  if (heard === undefined || heard.version >= moved.version) return { lists: false, attention: false };
  const answer = (one: JointPurchaseMoved) => `${one.status} ${one.own !== null} ${one.own?.holds}`;
  return { lists: true, attention: answer(heard) !== answer(moved) };
}
