import type { ActedFor } from './find-acting.js';
import type { LotFacts, PurchaseFacts } from './find-purchase.js';
import type { Links } from './links.rules.js';
import { type Block, factsOf, type Mail, note, paragraph } from './mail-content.js';
import { becauseActing, ladderOf, namesOf, waysIn, zoneOf } from './purchase-words.js';
import { count, deadline, oneLine } from './words.rules.js';

/** What the invitation to a joint purchase tells one person, who may act for several of the invited districts. */
export interface InvitationFacts extends PurchaseFacts {
  readonly lots: readonly LotFacts[];
  /** Districts invited in all. */
  readonly invited: number;
  /** The invited districts that the mail is for, at least one. */
  readonly districts: readonly ActedFor[];
  /** Set where nobody of the district has a role yet, and an address was given instead: whom to write to. Null for everybody else. */
  readonly ask: string | null;
}

/** Invites districts to commit, and says by when and what it costs at which volume. */
export function invitationMail(facts: InvitationFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const until = deadline(facts.cutOffAt, zoneOf(facts.districts));
  const names = namesOf(facts.districts);
  return {
    subject: `${title}: commit by ${until}`,
    content: {
      heading: `${names} ${facts.districts.length === 1 ? 'is' : 'are'} invited to buy together: ${title}`,
      blocks: [
        paragraph(
          `${oneLine(facts.leadName)} buys for ${count(facts.invited, 'district')}. The more you all commit, the lower the price for everyone.`,
        ),
        factsOf(null, [
          { label: 'Commit by', value: until, strong: true },
          { label: 'Reference', value: facts.reference },
        ]),
        ...facts.lots.map((lot) => ladderOf(lot, facts.lots.length > 1)),
        ...(facts.ask === null ? toCommit(facts, until, links) : toAsk(facts, facts.ask, until)),
      ],
      because:
        facts.ask === null
          ? becauseActing(facts.districts)
          : `You get this mail because ${oneLine(facts.leadName)} named this address for ${names}, where nobody has a role in Tributary.`,
    },
  };
}

function toCommit(facts: InvitationFacts, until: string, links: Links): Block[] {
  const doNothing = facts.districts.length === 1 ? 'takes no part and pays' : 'take no part and pay';
  return [
    ...waysIn(facts, facts.districts, links, 'Choose your quantity', (name) => `Choose a quantity for ${name}`),
    note(
      `You can change your quantity until ${until}. Then it binds. If you do nothing, ${namesOf(facts.districts)} ${doNothing} nothing.`,
    ),
  ];
}

function toAsk(facts: InvitationFacts, ask: string, until: string): Block[] {
  const names = namesOf(facts.districts);
  return [
    paragraph(
      `Nobody of ${names} has a role in Tributary yet, so nobody can commit for it. Write to ${oneLine(facts.leadName)} at ${ask}, name ${facts.reference}, and say who is to act for ${names}. That person then gets a mail of their own.`,
    ),
    note(`If nobody commits by ${until}, ${names} takes no part and pays nothing.`),
  ];
}
