import type { Purchase, PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { type Block, type Fact, factsOf, type Mail, note, paragraph } from './mail-content.js';
import { lotPrefix, waysToSee } from './purchase-words.js';
import { amount, calendarDay, capitalised, count, deadline, listed, oneLine, plural, price } from './words.rules.js';

/** What the mail about a fixed price tells one person: the shares of the districts they buy for, and the whole to the buyer. */
export interface PricedFacts extends PurchaseFacts {
  /** The zone in which the reader is told the cut-off. */
  readonly zone: string;
  readonly priced: NonNullable<Purchase['priced']>;
  readonly shares: readonly Share[];
  /** The agency for which the reader is the buyer; null for everybody else. */
  readonly buyerFor: { readonly organisationId: string; readonly name: string } | null;
}

type PricedLot = PricedFacts['priced']['lots'][number];

/** What one district takes and pays. */
export interface Share {
  readonly organisationId: string;
  readonly name: string;
  readonly lines: readonly { readonly lotId: string; readonly quantity: number; readonly amountCents: number }[];
}

/** Tells participants their quantities and amount and from whom to order, and the buyer the totals. */
export function pricedMail(facts: PricedFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const [lot, ...others] = facts.priced.lots.filter(bought);
  const fixed = lot && others.length === 0 ? `${price(lot.unitPriceE4)} per ${oneLine(lot.unit)}` : null;
  const readers = [...facts.shares, ...(facts.buyerFor ? [facts.buyerFor] : [])];
  return {
    subject: fixed === null ? `${title}: the prices are fixed` : `${title}: the price is fixed at ${fixed}`,
    content: {
      heading: `${title}: ${fixed ?? 'the prices are fixed'}`,
      blocks: [
        paragraph(opening(facts)),
        ...facts.shares.map((share) => shareOf(facts, share)),
        ...(facts.buyerFor ? [wholeOf(facts)] : []),
        order(facts),
        ...waysToSee(facts, readers, links),
        note(closing(facts)),
      ],
      because: `You get this mail because you act for ${listed(readers.map(({ name }) => oneLine(name)))} in joint purchases.`,
    },
  };
}

function bought(lot: PricedLot): lot is PricedLot & { readonly unitPriceE4: number } {
  return lot.unitPriceE4 !== null;
}

function opening({ priced, cutOffAt, zone }: PricedFacts): string {
  const volume = listed(priced.lots.filter(bought).map((lot) => count(lot.quantity, oneLine(lot.unit))));
  const missed = priced.lots.filter((lot) => !bought(lot)).map((lot) => oneLine(lot.title));
  const without = missed.length === 0 ? '' : ` Not bought, since it stayed below the smallest quantity: ${listed(missed)}.`;
  return `${count(priced.participants, 'district')} ${priced.participants === 1 ? 'takes' : 'take'} ${volume} after the cut-off of ${deadline(cutOffAt, zone)}. Price, quantities and amounts are now fixed.${without}`;
}

function shareOf(facts: PricedFacts, share: Share): Block {
  const total = share.lines.reduce((sum, line) => sum + line.amountCents, 0);
  const rows = share.lines.flatMap(({ lotId, quantity, amountCents }): Fact[] => {
    const lot = facts.priced.lots.find((one) => one.lotId === lotId);
    if (!lot || !bought(lot)) throw new Error(`Lot ${lotId} has an amount and no price.`);
    const prefix = lotPrefix(lot, facts.priced.lots);
    return [
      { label: `${prefix}Quantity`, value: count(quantity, oneLine(lot.unit)) },
      { label: `${prefix}Price per ${oneLine(lot.unit)}`, value: price(lot.unitPriceE4) },
      ...(share.lines.length === 1 ? [] : [{ label: `${prefix}Amount`, value: amount(amountCents) }]),
    ];
  });
  return factsOf(oneLine(share.name), [...rows, { label: 'Amount, with delivery and fee', value: amount(total), strong: true }]);
}

function wholeOf({ priced }: PricedFacts): Block {
  const lots = priced.lots.filter(bought).flatMap((lot): Fact[] => {
    const prefix = lotPrefix(lot, priced.lots);
    return [
      { label: `${prefix}${capitalised(plural(oneLine(lot.unit)))}`, value: lot.quantity.toLocaleString('en-US') },
      { label: `${prefix}Price per ${oneLine(lot.unit)}`, value: price(lot.unitPriceE4) },
    ];
  });
  return factsOf('All districts together', [
    { label: 'Districts', value: priced.participants.toLocaleString('en-US') },
    ...(priced.leftOut === 0 ? [] : [{ label: 'Left out', value: count(priced.leftOut, 'district') }]),
    ...lots,
    { label: 'Total, with delivery and fee', value: amount(priced.totalCents), strong: true },
  ]);
}

function order({ priced: { source, orderBy }, reference }: PricedFacts): Block {
  return factsOf('To order', [
    { label: 'From', value: oneLine(source.vendorName) },
    { label: source.kind === 'quote' ? 'Quote' : 'Contract', value: oneLine(source.reference) },
    { label: 'Order by', value: calendarDay(orderBy), strong: true },
    { label: 'Reference', value: reference },
  ]);
}

function closing({ buyerFor, priced, leadName, reference }: PricedFacts): string {
  if (buyerFor)
    return 'Every participating district gets its own quantities and amount by mail. The purchase’s page has the order list, by district and site.';
  return `Order from ${oneLine(priced.source.vendorName)} by ${calendarDay(priced.orderBy)}: afterwards the price no longer holds. If you have a question, ask ${oneLine(leadName)} and name ${reference}.`;
}
