import type { MailKind } from '@tributary/contracts';
import type { Addressed, Audience, Reader } from './audience.js';
import { findInvited } from './find-invited.js';
import { findOffered } from './find-offered.js';
import { findPriced } from './find-priced.js';
import { invitationMail } from './invitation.mail.js';
import type { Links } from './links.rules.js';
import type { Mail } from './mail-content.js';
import { pricedMail } from './priced.mail.js';
import { roleGivenMail } from './role-given.mail.js';

/** Who gets a kind of mail, and what it says. */
interface Kind<Facts> {
  /** Asked twice: for everybody when the mail is planned, for one person when it is about to be sent. */
  readonly who: (tx: Reader, subjectId: string, personId: string | null) => Promise<Audience<Facts>>;
  /** Subject and content. */
  readonly template: (facts: Facts, links: Links) => Mail;
}

/** Every kind of mail there is, each on one line: what it tells of, who gets it, what it says. */
const kinds: Readonly<Record<MailKind, MailsOf>> = {
  // A grant: the person to whom the role is offered.
  'role-given': mailsOf({ who: findOffered, template: roleGivenMail }),
  // A joint purchase: purchasing officers and administrators of the invited districts.
  invitation: mailsOf({ who: findInvited, template: invitationMail }),
  // A joint purchase: purchasing officers and administrators of the participants, and the buyers of the agency that leads it.
  priced: mailsOf({ who: findPriced, template: pricedMail }),
};

/** A mail to one person. */
export interface AddressedMail extends Mail {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
}

/** The mails of a kind about one aggregate, at this moment; or why there is none any more. */
export type Mails = { readonly gone: string } | { readonly mails: readonly AddressedMail[] };

type MailsOf = (tx: Reader, subjectId: string, personId: string | null, links: Links) => Promise<Mails>;

function mailsOf<Facts>({ who, template }: Kind<Facts>): MailsOf {
  return async (tx, subjectId, personId, links) => {
    const audience = await who(tx, subjectId, personId);
    if ('gone' in audience) return audience;
    const written = ({ personId, email, name, facts }: Addressed<Facts>): AddressedMail => ({
      personId,
      email,
      name,
      ...template(facts, links),
    });
    return { mails: audience.people.map(written) };
  };
}

/** Writes the mails of a kind about an aggregate: to everybody who should get it now, or to one of them. Throws MissingReference. */
export function writeMails(tx: Reader, kind: MailKind, subjectId: string, personId: string | null, links: Links): Promise<Mails> {
  return kinds[kind](tx, subjectId, personId, links);
}
