import type { ActedFor } from './find-acting.js';
import type { PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { factsOf, type Fact, type Mail, note, paragraph } from './mail-content.js';
import { becauseActing, waysToSee, zoneOf } from './purchase-words.js';
import { deadline, listed, oneLine, sentence } from './words.rules.js';

/** A change of the terms, as the copies keep it. */
export type Change =
  | {
      readonly is: 'cut-off';
      readonly cutOffAt: string;
      readonly previousCutOffAt: string;
      readonly reopened: boolean;
      readonly reason: string | null;
    }
  | { readonly is: 'document'; readonly name: string };

/** What was changed since the reader was told last, the oldest first. */
export interface ChangeFacts extends PurchaseFacts {
  readonly changes: readonly Change[];
  readonly districts: readonly ActedFor[];
}

/** Tells what is different, and what is not. */
export function termsChangedMail(facts: ChangeFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const zone = zoneOf(facts.districts);
  const moves = facts.changes.filter((change) => change.is === 'cut-off');
  const documents = facts.changes.flatMap((change) => (change.is === 'document' ? [oneLine(change.name)] : []));
  const [first] = moves;
  const until = deadline(facts.cutOffAt, zone);
  return {
    subject: first ? `${title}: commit by ${until} now` : `${title}: a document was added`,
    content: {
      heading: first ? `There is more time: ${title}` : `${oneLine(facts.leadName)} added to ${title}`,
      blocks: [
        ...moves.map((move) => paragraph(moved(move, zone))),
        ...(documents.length === 0 ? [] : [paragraph(`New on the purchase’s page: ${listed(documents)}.`)]),
        factsOf(null, [
          ...(first ? [{ label: 'Cut-off before', value: deadline(first.previousCutOffAt, zone) } satisfies Fact] : []),
          { label: first ? 'Cut-off now' : 'Cut-off', value: until, strong: true },
          { label: 'Reference', value: facts.reference },
        ]),
        ...waysToSee(facts, facts.districts, links),
        note('Lots and prices are as they were. What a district has committed stands; until the cut-off it can be changed or withdrawn.'),
      ],
      because: becauseActing(facts.districts),
    },
  };
}

function moved({ reopened, cutOffAt, reason }: Extract<Change, { is: 'cut-off' }>, zone: string): string {
  const what = reopened
    ? `The smallest quantity was not reached, and the purchase is open again until ${deadline(cutOffAt, zone)}.`
    : `The cut-off was moved to ${deadline(cutOffAt, zone)}.`;
  return reason === null ? what : `${what} The reason: ${sentence(reason)}`;
}
