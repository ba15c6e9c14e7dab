import type { ProblemRegistry } from '@tributary/service-kit';

/** The codes of this service's rules, with what the world is told for each. */
export const problems = {
  'agency.exists': { status: 409, title: 'This installation has its agency already' },
  'agency.none': { status: 404, title: 'This installation has no agency yet' },
  'agency.malformed': { status: 422, title: 'Some particulars of the agency need to be corrected' },
  'district-import.layout-unknown': { status: 422, title: 'This is none of the files that can be imported' },
  'district-import.school-file': { status: 422, title: 'This file lists schools, not districts' },
  'district-import.columns-missing': { status: 422, title: 'The file lacks columns' },
  'district-import.unreadable': { status: 422, title: 'The file cannot be read to its end' },
  'district-import.encoding': { status: 422, title: 'The file is not in UTF-8 or Latin-1' },
  'district-import.empty': { status: 422, title: 'The file is empty' },
  'network.name-taken': { status: 409, title: 'Another network has this name' },
  'network.member-unknown': { status: 422, title: 'Some of these are not districts of the directory' },
  'network.ended': { status: 409, title: 'The network has ended' },
  'grant.organisation-unknown': { status: 422, title: 'There is no such organization' },
  'grant.role-elsewhere': { status: 422, title: 'This role is not held in such an organization' },
  'grant.not-yours': { status: 403, title: 'You may not give or end this role' },
  'grant.already-given': { status: 409, title: 'This person has the role already' },
  'grant.offered': { status: 409, title: 'The role was offered already' },
  'grant.already-accepted': { status: 409, title: 'The role was accepted already' },
  'grant.ended': { status: 409, title: 'The role has ended' },
  'grant.email-unverified': { status: 403, title: 'Your e-mail address is not confirmed' },
  'grant.other-address': { status: 403, title: 'The role was offered to another e-mail address' },
  'grant.last-administrator': { status: 409, title: 'The agency would be left without an administrator' },
  'person.other-sign-in': { status: 409, title: 'This e-mail address belongs to another sign-in' },
} as const satisfies ProblemRegistry;
