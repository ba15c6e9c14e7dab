import type { ActedFor } from './find-acting.js';
import type { LotFacts, PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { type Block, factsOf, type Mail, note, paragraph } from './mail-content.js';
import { becauseActing, namesOf, priceToday, waysIn, zoneOf } from './purchase-words.js';
import { count, deadline, oneLine } from './words.rules.js';

/** What those are told whose districts have not answered yet. */
export interface UnansweredFacts extends PurchaseFacts {
  readonly lots: readonly LotFacts[];
  readonly committed: number;
  readonly invited: number;
  /** The districts that have not answered and for which the reader acts, at least one. */
  readonly districts: readonly ActedFor[];
}

/** The buyer asks for an answer. */
export function reminderMail(facts: UnansweredFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  return {
    subject: `${title}: ${namesOf(facts.districts)} ${facts.districts.length === 1 ? 'has' : 'have'} not answered yet`,
    content: {
      heading: `${oneLine(facts.leadName)} asks for your answer: ${title}`,
      ...unanswered(facts, links),
    },
  };
}

/** The cut-off comes near. */
export function cutOffMail(days: 3 | 1): (facts: UnansweredFacts, links: Links) => Mail {
  return (facts, links) => {
    const title = oneLine(facts.title);
    return {
      subject: `${title}: ${count(days, 'day')} left, until ${deadline(facts.cutOffAt, zoneOf(facts.districts))}`,
      content: {
        heading: `${days === 1 ? 'One day is' : 'Three days are'} left to commit: ${title}`,
        ...unanswered(facts, links),
      },
    };
  };
}

function unanswered(facts: UnansweredFacts, links: Links): Omit<Mail['content'], 'heading'> {
  const until = deadline(facts.cutOffAt, zoneOf(facts.districts));
  const one = facts.districts.length === 1;
  return {
    blocks: [
      paragraph(
        `${count(facts.committed, 'district')} of ${facts.invited.toLocaleString('en-US')} ${facts.committed === 1 ? 'is' : 'are'} in. ${namesOf(facts.districts)} ${one ? 'has' : 'have'} neither committed nor declined.`,
      ),
      factsOf(null, [
        { label: 'Answer by', value: until, strong: true },
        { label: 'Reference', value: facts.reference },
      ]),
      ...facts.lots.map((lot) => standing(lot, facts.lots)),
      ...waysIn(facts, facts.districts, links, 'Commit or decline', (name) => `Commit or decline for ${name}`),
      note(
        `If you decline, nobody reminds you any more. If you do nothing, ${namesOf(facts.districts)} ${one ? 'takes no part and pays' : 'take no part and pay'} nothing.`,
      ),
    ],
    because: becauseActing(facts.districts),
  };
}

function standing(lot: LotFacts, lots: readonly LotFacts[]): Block {
  return factsOf(lots.length > 1 ? oneLine(lot.title) : null, [
    { label: 'Committed by all', value: count(lot.volume, oneLine(lot.unit)) },
    ...priceToday(lot),
  ]);
}
