import type { ActedFor } from './find-acting.js';
import type { LotFacts, PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { type Block, factsOf, type Mail, note, paragraph } from './mail-content.js';
import { becauseActing, namesOf, priceToday, waysIn, zoneOf } from './purchase-words.js';
import { calendarDay, count, deadline, oneLine } from './words.rules.js';

/** What a district has committed, as its people are told it. It holds no ceiling. */
export interface CommitmentFacts extends PurchaseFacts {
  /** The one district that has committed. */
  readonly districts: readonly ActedFor[];
  readonly revision: number;
  /** Open to changes until the cut-off; closed from then on, where it may still come to nothing; fixed with the price, and binding. */
  readonly standing: 'open' | 'closed' | 'fixed';
  readonly approvedOn: string | null;
  readonly lots: readonly (LotFacts & { readonly quantity: number; readonly tolerance: number })[];
  /** Lots of the whole purchase. */
  readonly lotsInAll: number;
}

/** Confirms a commitment: what it holds, what it binds to, until when it can change. */
export function commitmentReceivedMail(facts: CommitmentFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const names = namesOf(facts.districts);
  return {
    subject: `${title}: ${facts.revision === 1 ? 'the commitment' : 'the changed commitment'} of ${names}`,
    content: {
      heading: `${names} is in: ${title}`,
      blocks: [
        paragraph(`This is what ${names} has committed. It is taken whole or not at all.`),
        ...facts.lots.map((lot) => lotOf(lot, facts)),
        factsOf(null, [
          { label: since[facts.standing], value: until(facts), strong: true },
          { label: 'Reference', value: facts.reference },
          ...(facts.approvedOn === null ? [] : [{ label: 'Approved by the board', value: calendarDay(facts.approvedOn) }]),
        ]),
        ...waysIn(
          facts,
          facts.districts,
          links,
          facts.standing === 'open' ? 'See or change it' : 'See the purchase',
          (name) => `See it for ${name}`,
        ),
        note(binds(facts)),
      ],
      because: becauseActing(facts.districts),
    },
  };
}

const since: Readonly<Record<CommitmentFacts['standing'], string>> = {
  open: 'Can be changed until',
  closed: 'Closed since',
  fixed: 'Bound since',
};

const until = ({ cutOffAt, districts }: CommitmentFacts): string => deadline(cutOffAt, zoneOf(districts));

function lotOf(lot: CommitmentFacts['lots'][number], { lotsInAll, standing }: CommitmentFacts): Block {
  const unit = oneLine(lot.unit);
  return factsOf(lotsInAll > 1 ? oneLine(lot.title) : null, [
    { label: 'Quantity', value: count(lot.quantity, unit), strong: true },
    ...(lot.tolerance === 0 ? [] : [{ label: 'Would take up to', value: `${count(lot.tolerance, unit)} more` }]),
    ...(standing === 'open' ? priceToday(lot) : []),
  ]);
}

function binds(facts: CommitmentFacts): string {
  const names = namesOf(facts.districts);
  const takes = facts.lots.some(({ tolerance }) => tolerance > 0)
    ? 'these quantities, and of what it would take more only as much as a lower price for everyone asks for'
    : 'these quantities';
  const buys = `${names} buys ${takes}, at the price that is fixed for everyone.`;
  const ceiling = 'A district that has set a highest price for itself is left out where the fixed one lies above it.';
  switch (facts.standing) {
    case 'open':
      return `Until ${until(facts)} you can change or withdraw it. After that it binds: ${buys} Today’s price holds if everyone stays in; delivery and the agency’s fee are added. ${ceiling}`;
    case 'closed':
      return `It can no longer be changed, and binds once the price is fixed: ${buys} ${ceiling} Where a smallest quantity was not reached, ${oneLine(facts.leadName)} first decides whether there is more time or it is given up.`;
    case 'fixed':
      return `It binds now: ${buys} What it buys and pays is told in a mail of its own.`;
  }
}
