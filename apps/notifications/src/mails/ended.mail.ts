import type { ActedFor } from './find-acting.js';
import type { PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { factsOf, type Mail, note, paragraph } from './mail-content.js';
import { becauseActing, waysToSee } from './purchase-words.js';
import { oneLine, sentence } from './words.rules.js';

/** A purchase in which nothing is bought. */
export interface EndedFacts extends PurchaseFacts {
  readonly reason: string;
  readonly districts: readonly ActedFor[];
}

/** The purchase came to nothing. */
export function unsuccessfulMail(facts: EndedFacts, links: Links): Mail {
  return ended(facts, links, 'Nothing is bought', 'The purchase stayed too small and ended without success.');
}

/** The buyer has called it off. */
export function cancelledMail(facts: EndedFacts, links: Links): Mail {
  return ended(facts, links, 'Called off', 'The purchase does not take place.');
}

function ended(facts: EndedFacts, links: Links, what: string, opening: string): Mail {
  const title = oneLine(facts.title);
  return {
    subject: `${what}: ${title}`,
    content: {
      heading: `${what}: ${title}`,
      blocks: [
        paragraph(`${opening} ${oneLine(facts.leadName)} gives this reason: ${sentence(facts.reason)}`),
        factsOf(null, [{ label: 'Reference', value: facts.reference }]),
        ...waysToSee(facts, facts.districts, links),
        note('Nobody buys or pays anything, and no commitment binds any more. There is nothing you need to do.'),
      ],
      because: becauseActing(facts.districts),
    },
  };
}
