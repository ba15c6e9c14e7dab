import type { MailKind, MutableMailKind } from '@tributary/contracts';
import type { About, Addressed, Reader, Who } from './audience.js';
import { commitmentReceivedMail } from './commitment-received.mail.js';
import { cancelledMail, unsuccessfulMail } from './ended.mail.js';
import { exampleFacts as examples } from './example-facts.js';
import { findChanged } from './find-changed.js';
import { findCommitted } from './find-committed.js';
import { findEnded } from './find-ended.js';
import { findInvited } from './find-invited.js';
import { findLeftOut } from './find-left-out.js';
import { findMissed } from './find-missed.js';
import { findOffered } from './find-offered.js';
import { findPriced } from './find-priced.js';
import { findRung } from './find-rung.js';
import { findUnanswered } from './find-unanswered.js';
import { invitationMail } from './invitation.mail.js';
import { leftOutMail } from './left-out.mail.js';
import type { Links } from './links.rules.js';
import type { Mail } from './mail-content.js';
import { minimumMissedMail } from './minimum-missed.mail.js';
import { pricedMail } from './priced.mail.js';
import { roleGivenMail } from './role-given.mail.js';
import { rungReachedMail } from './rung-reached.mail.js';
import { termsChangedMail } from './terms-changed.mail.js';
import { cutOffMail, reminderMail } from './unanswered.mail.js';

/** A kind of mail. */
interface Kind<Facts> {
  /** Who gets it, in words. */
  readonly goesTo: string;
  /** Whether nobody can mute it, since it binds or ends something. */
  readonly mandatory: boolean;
  /** Whether a newer occasion takes the place of an older one that was not sent yet. */
  readonly newestOnly?: true;
  readonly who: Who<Facts>;
  readonly template: (facts: Facts, links: Links) => Mail;
  /** Facts to look at the template with. */
  readonly example: Facts;
}

const acting = 'Purchasing officers and administrators of';

/** Every kind of mail there is, each one row: who gets it, whether they can do without it, what it says. */
const kinds: { readonly [K in MailKind]: Row & { readonly mandatory: K extends MutableMailKind ? false : true } } = {
  'role-given': row({
    goesTo: 'The person to whom a role is offered',
    mandatory: true,
    who: findOffered,
    template: roleGivenMail,
    example: examples.roleGiven,
  }),
  invitation: row({
    goesTo: `${acting} the invited districts; where there is none, the address that the buyer gave`,
    mandatory: false,
    who: findInvited,
    template: invitationMail,
    example: examples.invitation,
  }),
  reminder: row({
    goesTo: `${acting} the invited districts that have not answered`,
    mandatory: false,
    newestOnly: true,
    who: findUnanswered('reminded'),
    template: reminderMail,
    example: examples.unanswered,
  }),
  'cut-off-3-days': row({
    goesTo: `${acting} the invited districts that have not answered`,
    mandatory: false,
    newestOnly: true,
    who: findUnanswered('warned 3 days before'),
    template: cutOffMail(3),
    example: examples.unanswered,
  }),
  'cut-off-1-day': row({
    goesTo: `${acting} the invited districts that have not answered`,
    mandatory: false,
    newestOnly: true,
    who: findUnanswered('warned 1 day before'),
    template: cutOffMail(1),
    example: examples.unanswered,
  }),
  'commitment-received': row({
    goesTo: `${acting} the district that has committed`,
    mandatory: true,
    newestOnly: true,
    who: findCommitted,
    template: commitmentReceivedMail,
    example: examples.commitmentReceived,
  }),
  'terms-changed': row({
    goesTo: `${acting} the invited districts that have not declined`,
    mandatory: true,
    newestOnly: true,
    who: findChanged,
    template: termsChangedMail,
    example: examples.termsChanged,
  }),
  'rung-reached': row({
    goesTo: `${acting} the districts that are in`,
    mandatory: false,
    who: findRung,
    template: rungReachedMail,
    example: examples.rungReached,
  }),
  priced: row({
    goesTo: `${acting} the participating districts, each with its own amounts; buyers of the agency, with the totals`,
    mandatory: true,
    who: findPriced,
    template: pricedMail,
    example: examples.priced,
  }),
  'left-out': row({
    goesTo: `${acting} the districts that were left out when the price was fixed`,
    mandatory: true,
    who: findLeftOut,
    template: leftOutMail,
    example: examples.leftOut,
  }),
  'minimum-missed': row({
    goesTo: 'Buyers of the agency',
    mandatory: true,
    newestOnly: true,
    who: findMissed,
    template: minimumMissedMail,
    example: examples.missed,
  }),
  unsuccessful: row({
    goesTo: `${acting} the invited districts that have not declined`,
    mandatory: true,
    who: findEnded('unsuccessful'),
    template: unsuccessfulMail,
    example: examples.unsuccessful,
  }),
  cancelled: row({
    goesTo: `${acting} the invited districts that have not declined`,
    mandatory: true,
    who: findEnded('cancelled'),
    template: cancelledMail,
    example: examples.cancelled,
  }),
};

/** A mail to one person. */
export interface AddressedMail extends Mail, Omit<Addressed<never>, 'facts'> {}

/** The mails of a kind about one thing, at this moment; or why there is none any more. */
export type Mails = { readonly gone: string } | { readonly mails: readonly AddressedMail[] };

/** A kind as the rest of the service sees it: its facts stay between who and template. */
interface Row extends Pick<Kind<never>, 'goesTo'> {
  readonly newestOnly: boolean;
  readonly write: (tx: Reader, about: About, personId: string | null, links: Links) => Promise<Mails>;
  readonly preview: (links: Links) => Mail;
}

function row<Facts, Mandatory extends boolean>(
  kind: Kind<Facts> & { readonly mandatory: Mandatory },
): Row & { readonly mandatory: Mandatory } {
  const { goesTo, mandatory, newestOnly = false, who, template, example } = kind;
  const write: Row['write'] = async (tx, about, personId, links) => {
    const audience = await who(tx, about, personId);
    if ('gone' in audience) return audience;
    const written = ({ facts, ...reader }: Addressed<Facts>): AddressedMail => ({ ...reader, ...template(facts, links) });
    return { mails: audience.people.map(written) };
  };
  return { goesTo, mandatory, newestOnly, write, preview: (links) => template(example, links) };
}

/** The row of a kind. */
export const mailKindOf = (kind: MailKind): Row & { readonly mandatory: boolean } => kinds[kind];

/** Whether somebody may do without a kind. */
export const isMutable = (kind: MailKind): kind is MutableMailKind => !kinds[kind].mandatory;
