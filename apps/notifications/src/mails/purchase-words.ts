import type { ActedFor } from './find-acting.js';
import type { LotFacts, PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { action, type Block, type Fact, factsOf } from './mail-content.js';
import { count, listed, oneLine, price } from './words.rules.js';

/** The names of the districts in a row, as `Winfield City and Baldwin County`. */
export function namesOf(districts: readonly Pick<ActedFor, 'name'>[]): string {
  return listed(districts.map(({ name }) => oneLine(name)));
}

/** The zone in which the reader is told times: that of the first district. */
export function zoneOf([first]: readonly ActedFor[]): string {
  if (!first) throw new Error('A mail about a purchase is for at least one district.');
  return first.zone;
}

/** Why somebody who acts for districts gets a mail. */
export function becauseActing(districts: readonly Pick<ActedFor, 'name'>[]): string {
  return `You get this mail because you act for ${namesOf(districts)} in joint purchases.`;
}

/** The way to the purchase, one for each organisation. `several` is said of an organisation's name where there are more than one. */
export function waysIn(
  { jointPurchaseId }: Pick<PurchaseFacts, 'jointPurchaseId'>,
  districts: readonly Pick<ActedFor, 'organisationId' | 'name'>[],
  links: Links,
  one: string,
  several: (name: string) => string,
): Block[] {
  return districts.map(({ organisationId, name }) =>
    action(districts.length === 1 ? one : several(oneLine(name)), links.jointPurchase(organisationId, jointPurchaseId)),
  );
}

/** The ways to see the purchase, where there is nothing to do. */
export function waysToSee(purchase: PurchaseFacts, districts: readonly Pick<ActedFor, 'organisationId' | 'name'>[], links: Links): Block[] {
  return waysIn(purchase, districts, links, 'See the purchase', (name) => `See it for ${name}`);
}

/** A lot's prices by volume, and what is added to them. */
export function ladderOf(lot: LotFacts, named: boolean): Block {
  const unit = oneLine(lot.unit);
  const rungs: Fact[] = lot.ladder.map((rung) => ({ label: `From ${count(rung.fromQuantity, unit)}`, value: price(rung.unitPriceE4) }));
  const heading = `Price per ${unit}, by what all districts commit together`;
  return factsOf(named ? `${oneLine(lot.title)}. ${heading}` : heading, [...rungs, ...surcharges(lot)]);
}

function surcharges({ delivery, feeE4 }: LotFacts): Fact[] {
  const rates = delivery.map(({ unitE4 }) => unitE4);
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  const range = least === most ? price(most) : `${price(least)} to ${price(most)}, by place`;
  return [
    ...(most === 0 ? [] : [{ label: 'Delivery, added', value: range }]),
    ...(feeE4 === 0 ? [] : [{ label: 'Agency’s fee, added', value: price(feeE4) }]),
  ];
}

/** Where a lot stands today, if everyone stays in. */
export function priceToday(lot: LotFacts): Fact[] {
  const label = `Price per ${oneLine(lot.unit)} today`;
  const next = nextRung(lot);
  if (lot.unitPriceE4 === null) return [{ label, value: `none yet${next === null ? '' : `: ${next}`}` }];
  return [{ label, value: price(lot.unitPriceE4) }, ...(next === null ? [] : [{ label: 'Next price', value: next }])];
}

/** The next cheaper price and how far it is; null on the last rung. */
export function nextRung({ volume, ladder, unit }: LotFacts): string | null {
  const next = ladder.find(({ fromQuantity }) => fromQuantity > volume);
  return next ? `${count(next.fromQuantity - volume, oneLine(unit))} more bring it to ${price(next.unitPriceE4)}` : null;
}

/** The beginning of a line about a lot: nothing where there is only one. */
export function lotPrefix({ title }: { readonly title: string }, lots: readonly unknown[]): string {
  return lots.length > 1 ? `${oneLine(title)}: ` : '';
}
