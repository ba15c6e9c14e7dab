import type { Role } from '@tributary/contracts';
import type { Links } from './links.rules.js';
import { action, factsOf, type Mail, note, paragraph } from './mail-content.js';
import { capitalised, deadline, oneLine, roleWords } from './words.rules.js';

/** What the mail about an offered role tells. */
export interface RoleGivenFacts {
  readonly grantId: string;
  readonly role: Role;
  readonly organisationName: string;
  readonly zone: string;
  /** Null where the founding of the installation gave it, and where the giver is not on record: the mail does not wait for a name. */
  readonly giverName: string | null;
  readonly offeredAt: string;
  /** The address to which the role is bound. */
  readonly email: string;
}

// What each role may do, said of the organisation that it is held in.
const does: Readonly<Record<Role, (organisation: string) => string>> = {
  'agency-admin': (organisation) => `With it you bring in districts for ${organisation}, give roles, and see every mail that was sent.`,
  buyer: (organisation) => `With it you open joint purchases for ${organisation} and invite districts to them.`,
  'district-admin': (organisation) => `With it you give roles in ${organisation} and commit its quantities to joint purchases.`,
  'purchasing-officer': (organisation) =>
    `With it you commit the quantities of ${organisation} to joint purchases, and watch the price fall.`,
};

/** Tells somebody that a role waits for them, and how to accept it. */
export function roleGivenMail(facts: RoleGivenFacts, links: Links): Mail {
  const organisation = oneLine(facts.organisationName);
  const role = roleWords[facts.role];
  const giver = facts.giverName === null ? null : oneLine(facts.giverName);
  return {
    subject: `Your role for ${organisation}: ${role}`,
    content: {
      heading: `Will you be ${role} for ${organisation}?`,
      blocks: [
        paragraph(
          `${giver ?? organisation} offers you this role in Tributary, where school districts buy together. ${does[facts.role](organisation)}`,
        ),
        factsOf(null, [
          { label: 'Role', value: capitalised(role), strong: true },
          { label: 'Organization', value: organisation },
          ...(giver === null ? [] : [{ label: 'Offered by', value: giver }]),
          { label: 'Offered', value: deadline(facts.offeredAt, facts.zone) },
        ]),
        action('Accept the role', links.acceptRole(facts.grantId)),
        note(
          `The role is for ${facts.email}: sign in with that address. If you do nothing, it does not start, and nothing changes for you.`,
        ),
      ],
      because: `You get this mail because somebody offered a role to ${facts.email}.`,
    },
  };
}
