import type { ActedFor } from './find-acting.js';
import type { Purchase, PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { factsOf, type Mail, note, paragraph } from './mail-content.js';
import { waysIn, zoneOf } from './purchase-words.js';
import { count, deadline, listed, oneLine } from './words.rules.js';

/** What the buyer is told of a purchase that is too small. */
export interface MissedFacts extends PurchaseFacts {
  readonly missed: NonNullable<Purchase['missed']>;
  /** The agency that leads it. */
  readonly districts: readonly ActedFor[];
}

/** Asks the buyer to decide. */
export function minimumMissedMail(facts: MissedFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const decideBy = deadline(facts.missed.decideBy, zoneOf(facts.districts));
  const lots = listed(facts.missed.lots.map((lot) => oneLine(lot.title)));
  return {
    subject: `${title}: too small, decide by ${decideBy}`,
    content: {
      heading: `The smallest quantity was not reached: ${title}`,
      blocks: [
        paragraph(
          `At the cut-off ${lots} stayed below the smallest quantity for which there is a price. The purchase is closed to changes and waits for you.`,
        ),
        ...facts.missed.lots.map((lot) => {
          const unit = oneLine(lot.unit);
          return factsOf(oneLine(lot.title), [
            { label: 'Committed', value: count(lot.volume, unit) },
            { label: 'Smallest quantity', value: count(lot.minimumQuantity, unit) },
            { label: 'Short', value: count(Math.max(lot.minimumQuantity - lot.volume, 0), unit), strong: true },
          ]);
        }),
        factsOf(null, [
          { label: 'Decide by', value: decideBy, strong: true },
          { label: 'Reference', value: facts.reference },
        ]),
        ...waysIn(facts, facts.districts, links, 'Extend it or give it up', (name) => `Extend it or give it up for ${name}`),
        note(`If you do nothing, what missed its smallest quantity is given up by itself after ${decideBy}.`),
      ],
      because: `You get this mail because you are a buyer of ${oneLine(facts.leadName)}.`,
    },
  };
}
