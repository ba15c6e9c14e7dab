import type { Links } from './links.rules.js';
import { action, type Block, factsOf, type Mail, note, paragraph } from './mail-content.js';
import { amount, capitalised, count, deadline, listed, oneLine, plural, price } from './words.rules.js';

/** What the mail about a fixed price tells one person: the shares of the districts they buy for, and the whole to the buyer. */
export interface PricedFacts {
  readonly jointPurchaseId: string;
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  readonly cutOffAt: string;
  /** The zone in which the reader is told the cut-off. */
  readonly zone: string;
  readonly lots: readonly PricedLot[];
  readonly participants: number;
  readonly totalCents: number;
  readonly shares: readonly Share[];
  /** The agency for which the reader is the buyer; null for everybody else. */
  readonly buyerFor: { readonly organisationId: string; readonly name: string } | null;
}

export interface PricedLot {
  readonly lotId: string;
  readonly title: string;
  readonly unit: string;
  readonly totalQuantity: number;
  readonly unitPriceE4: number;
}

/** What one district takes and pays. */
export interface Share {
  readonly organisationId: string;
  readonly name: string;
  readonly lines: readonly { readonly lotId: string; readonly quantity: number; readonly amountCents: number }[];
}

/** Tells participants their quantity, price and amount, and the buyer the totals. */
export function pricedMail(facts: PricedFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const [lot] = facts.lots;
  const fixed = lot && facts.lots.length === 1 ? `${price(lot.unitPriceE4)} per ${oneLine(lot.unit)}` : null;
  const readers = [...facts.shares.map(({ name }) => oneLine(name)), ...(facts.buyerFor ? [oneLine(facts.buyerFor.name)] : [])];
  return {
    subject: fixed === null ? `${title}: the price is fixed` : `${title}: the price is fixed at ${fixed}`,
    content: {
      heading: `${title}: ${fixed ?? 'the price is fixed'}`,
      blocks: [
        paragraph(opening(facts)),
        ...facts.shares.map((share) => shareOf(facts, share)),
        ...(facts.buyerFor ? [wholeOf(facts)] : []),
        ...actionsOf(facts, links),
        note(closing(facts)),
      ],
      because: `You get this mail because you act for ${listed(readers)} in joint purchases.`,
    },
  };
}

function opening(facts: PricedFacts): string {
  const volume = listed(facts.lots.map((lot) => count(lot.totalQuantity, oneLine(lot.unit))));
  return `${count(facts.participants, 'district')} committed ${volume} by ${deadline(facts.cutOffAt, facts.zone)}. Price, quantities and amounts are now fixed.`;
}

function shareOf(facts: PricedFacts, share: Share): Block {
  const total = share.lines.reduce((sum, line) => sum + line.amountCents, 0);
  const rows = share.lines.flatMap((line) => {
    const lot = facts.lots.find(({ lotId }) => lotId === line.lotId);
    if (!lot) throw new Error(`Lot ${line.lotId} has an amount and no price.`);
    const prefix = facts.lots.length > 1 ? `${oneLine(lot.title)}: ` : '';
    return [
      { label: `${prefix}Quantity`, value: count(line.quantity, oneLine(lot.unit)) },
      { label: `${prefix}Price per ${oneLine(lot.unit)}`, value: price(lot.unitPriceE4) },
    ];
  });
  return factsOf(oneLine(share.name), [...rows, { label: 'Amount', value: amount(total), strong: true }]);
}

function wholeOf(facts: PricedFacts): Block {
  const lots = facts.lots.flatMap((lot) => {
    const prefix = facts.lots.length > 1 ? `${oneLine(lot.title)}: ` : '';
    return [
      { label: `${prefix}${capitalised(plural(oneLine(lot.unit)))}`, value: lot.totalQuantity.toLocaleString('en-US') },
      { label: `${prefix}Price per ${oneLine(lot.unit)}`, value: price(lot.unitPriceE4) },
    ];
  });
  const districts = { label: 'Districts', value: facts.participants.toLocaleString('en-US') };
  return factsOf('All districts together', [districts, ...lots, { label: 'Total', value: amount(facts.totalCents), strong: true }]);
}

function actionsOf(facts: PricedFacts, links: Links): Block[] {
  const readers = [...facts.shares, ...(facts.buyerFor ? [facts.buyerFor] : [])];
  return readers.map(({ organisationId, name }) =>
    action(
      readers.length === 1 ? 'See the purchase' : `See it for ${oneLine(name)}`,
      links.jointPurchase(organisationId, facts.jointPurchaseId),
    ),
  );
}

function closing(facts: PricedFacts): string {
  if (facts.buyerFor)
    return `Every participating district gets its own quantity, price and amount by mail. The reference is ${facts.reference}.`;
  return `There is nothing you need to do now. If you have a question, ask ${oneLine(facts.leadName)} and name ${facts.reference}.`;
}
