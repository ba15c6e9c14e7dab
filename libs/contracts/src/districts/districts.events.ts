import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { grantState, role } from '../roles.js';
import { colour, email, id, instant, leaid, name, organisationId, zone } from '../shapes.js';

const agency = z.object({
  organisationId,
  name,
  zone,
  /** The address in the From line of every mail. */
  senderAddress: email,
  colour,
});

/** The installation has its agency. Sent once, by the command that founds it. */
export const agencyFounded = defineEvent({
  name: 'districts.agency.founded',
  version: 1,
  topic: 'districts.agencies',
  history: 'kept',
  summary: 'The installation has its agency. Sent once, by the command that founds it.',
  key: (agency) => agency.organisationId,
  payload: agency,
  example: {
    organisationId: '019a3b5c-0000-7000-8000-00000000a001',
    name: 'Alabama State Department of Education (sample)',
    zone: 'America/Chicago',
    senderAddress: 'purchasing@agency.example',
    colour: '#0e5f7d',
  },
});

/** What the NCES directory says of an LEA's standing in the year. */
export const districtStatus = z.enum(['open', 'closed', 'new', 'added', 'changed-agency', 'inactive', 'future', 'reopened']);

const district = z.object({
  organisationId,
  leaid,
  name,
  status: districtStatus,
  /** Of its office, as the directory has it. */
  street: z.string().nullable(),
  city: z.string(),
  /** Two letters. */
  state: z.string().length(2),
  zip: z.string().nullable(),
  zone,
});

const winfield = {
  organisationId: '019a3b5c-0000-7000-8000-00000000d001',
  leaid: '0103540',
  name: 'Winfield City',
  status: 'open' as const,
  street: '481 Apple Avenue',
  city: 'Winfield',
  state: 'AL',
  zip: '35594',
  zone: 'America/Chicago',
};

/** A district stood in a directory file for the first time. Sent once for each district. */
export const districtRegistered = defineEvent({
  name: 'districts.district.registered',
  version: 1,
  topic: 'districts.districts',
  history: 'kept',
  summary: 'A district stood in a directory file for the first time. Sent once for each district.',
  key: (district) => district.organisationId,
  payload: district,
  example: winfield,
});

/** A later file says something else about a district. Sent only where a fact differs; carries the whole of it. */
export const districtChanged = defineEvent({
  name: 'districts.district.changed',
  version: 1,
  topic: 'districts.districts',
  history: 'kept',
  summary: 'A later file says something else about a district. Sent only where a fact differs; carries the whole of it.',
  key: (district) => district.organisationId,
  payload: district,
  example: { ...winfield, city: 'Winfield City' },
});

/** An agency names several districts as one, changes who belongs to them, or ends the network. Sent each time, with the whole of it. */
export const networkRecorded = defineEvent({
  name: 'districts.network.recorded',
  version: 1,
  topic: 'districts.networks',
  history: 'kept',
  summary:
    'An agency names several districts as one, changes who belongs to them, or ends the network. Sent each time, with the whole of it.',
  key: (network) => network.networkId,
  payload: z.object({ networkId: id, name, memberOrganisationIds: z.array(organisationId), ended: z.boolean() }),
  example: {
    networkId: '019a3b5c-0000-7000-8000-00000000a101',
    name: 'Gulf Coast districts',
    memberOrganisationIds: [winfield.organisationId, '019a3b5c-0000-7000-8000-00000000d002'],
    ended: false,
  },
});

/** Who somebody is. Sent when a person is first named, signs in for the first time or changes; the whole state each time. */
export const personRecorded = defineEvent({
  name: 'districts.person.recorded',
  version: 1,
  topic: 'districts.persons',
  history: 'compacted',
  summary: 'Who somebody is. Sent when a person is first named, signs in for the first time or changes; the whole state each time.',
  key: (person) => person.personId,
  payload: z.object({
    personId: id,
    email,
    name,
    /** The identity provider's issuer and subject, once a verified sign-in was joined to the person. */
    issuer: z.string().nullable(),
    subject: z.string().nullable(),
  }),
  example: {
    personId: '019a3b5c-0000-7000-8000-00000000e001',
    email: 'renee.hollis@sample.example',
    name: 'Renee Hollis (sample)',
    issuer: 'https://sign-in.agency.example',
    subject: 'renee.hollis',
  },
});

/** What a person may do in an organisation. Sent when a role is offered, accepted or ended; the whole state each time. */
export const grantRecorded = defineEvent({
  name: 'districts.grant.recorded',
  version: 1,
  topic: 'districts.grants',
  history: 'compacted',
  summary: 'What a person may do in an organisation. Sent when a role is offered, accepted or ended; the whole state each time.',
  key: (grant) => grant.grantId,
  payload: z.object({
    grantId: id,
    personId: id,
    organisationId,
    role,
    state: grantState,
    validFrom: instant,
    /** Null: until it is ended. */
    validTo: instant.nullable(),
    /** Null where the founding command gave it. */
    givenBy: id.nullable(),
    offeredAt: instant,
  }),
  example: {
    grantId: '019a3b5c-0000-7000-8000-00000000f001',
    personId: '019a3b5c-0000-7000-8000-00000000e001',
    organisationId: '019a3b5c-0000-7000-8000-00000000d001',
    role: 'purchasing-officer',
    state: 'offered',
    validFrom: '2026-11-24T14:00:00.000Z',
    validTo: null,
    givenBy: '019a3b5c-0000-7000-8000-00000000e002',
    offeredAt: '2026-11-24T14:00:00.000Z',
  },
});
