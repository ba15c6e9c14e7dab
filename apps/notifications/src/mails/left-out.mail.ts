import type { LeftOutReason } from '@tributary/contracts';
import type { ActedFor } from './find-acting.js';
import type { PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { factsOf, type Mail, note, paragraph } from './mail-content.js';
import { becauseActing, namesOf, waysToSee } from './purchase-words.js';
import { oneLine } from './words.rules.js';

/** The districts for which the reader acts and that are not in, each with the lot and the reason. No price and no ceiling. */
export interface LeftOutFacts extends PurchaseFacts {
  readonly districts: readonly (ActedFor & { readonly lotTitle: string; readonly reason: LeftOutReason })[];
}

// What the record says too: only that a ceiling was passed, never which.
const reasons: Readonly<Record<LeftOutReason, (lot: string) => string>> = {
  ceiling: (lot) => `The fixed price for ${lot} lies above the highest price that it had set.`,
  minimum: (lot) => `${lot} did not reach the smallest quantity for which there is a price, and a basket is taken whole or not at all.`,
};

/** Tells a district that it takes no part after all, and why. */
export function leftOutMail(facts: LeftOutFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const names = namesOf(facts.districts);
  const one = facts.districts.length === 1;
  return {
    subject: `${title}: ${names} ${one ? 'is' : 'are'} not in`,
    content: {
      heading: `${names} ${one ? 'was' : 'were'} left out when the price was fixed: ${title}`,
      blocks: [
        ...facts.districts.map(({ name, lotTitle, reason }) =>
          paragraph(`${one ? '' : `${oneLine(name)}: `}${reasons[reason](oneLine(lotTitle))}`),
        ),
        factsOf(null, [{ label: 'Reference', value: facts.reference }]),
        ...waysToSee(facts, facts.districts, links),
        note(
          `The commitment no longer binds: ${names} ${one ? 'buys and pays' : 'buy and pay'} nothing in this purchase. There is nothing you need to do.`,
        ),
      ],
      because: becauseActing(facts.districts),
    },
  };
}
