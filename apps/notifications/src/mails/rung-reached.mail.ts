import type { ActedFor } from './find-acting.js';
import type { LotFacts, PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { factsOf, type Mail, note, paragraph } from './mail-content.js';
import { becauseActing, nextRung, waysToSee, zoneOf } from './purchase-words.js';
import { count, deadline, oneLine, price } from './words.rules.js';

/** A lot that stands on a rung, as those are told who are in. */
export interface RungFacts extends PurchaseFacts {
  readonly lot: LotFacts;
  readonly unitPriceE4: number;
  /** Null where it is the first rung: before it there was no price. */
  readonly previousUnitPriceE4: number | null;
  readonly districts: readonly ActedFor[];
}

/** The price has fallen for everyone who is in. */
export function rungReachedMail(facts: RungFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const { lot, unitPriceE4, previousUnitPriceE4 } = facts;
  const unit = oneLine(lot.unit);
  const next = nextRung(lot);
  const before = previousUnitPriceE4 === null ? '' : `, from ${price(previousUnitPriceE4)}`;
  return {
    subject: `${oneLine(lot.title)}: ${price(unitPriceE4)} per ${unit} now`,
    content: {
      heading: `${oneLine(lot.title)}: ${previousUnitPriceE4 === null ? 'a first price,' : 'down to'} ${price(unitPriceE4)} per ${unit}`,
      blocks: [
        paragraph(
          `All districts together have reached ${count(lot.volume, unit)} in ${title}. If everyone stays in, each pays ${price(unitPriceE4)} per ${unit}${before}.`,
        ),
        factsOf(null, [
          ...(previousUnitPriceE4 === null ? [] : [{ label: `Price per ${unit} before`, value: price(previousUnitPriceE4) }]),
          { label: `Price per ${unit} now`, value: price(unitPriceE4), strong: true },
          ...(next === null ? [] : [{ label: 'Next price', value: next }]),
          { label: 'Open until', value: deadline(facts.cutOffAt, zoneOf(facts.districts)) },
          { label: 'Reference', value: facts.reference },
        ]),
        ...waysToSee(facts, facts.districts, links),
        note(
          'There is nothing you need to do. The price is fixed at the cut-off, and moves until then as districts commit, change and withdraw.',
        ),
      ],
      because: becauseActing(facts.districts),
    },
  };
}
