import { agencyInWords, samplePeople, type SamplePerson } from '@tributary/infra';
import type { GrantView, Role, WhoAmI } from '@tributary/contracts';
import type { Running } from '../running.ts';
import { callerFor, type Caller } from './caller.ts';

/** Organisations of the sample data by name; the agency is `the agency`. */
export type Places = ReadonlyMap<string, string>;

export function placeOf(places: Places, name: string): string {
  const organisationId = places.get(name);
  if (organisationId === undefined) throw new Error(`No organisation of the sample data is called ${name}.`);
  return organisationId;
}

export function personCalled(name: string): SamplePerson {
  const person = samplePeople.find((one) => one.name.startsWith(name));
  if (person === undefined) throw new Error(`Nobody of the sample people is called ${name}.`);
  return person;
}

/** Takes a role that was offered, unless it was taken before. */
export async function acceptOffered(taker: Caller): Promise<void> {
  const { grants } = await taker.get<WhoAmI>('/districts/v1/me');
  for (const { grantId } of grants.filter(({ state }) => state === 'offered')) {
    await taker.write({ method: 'POST', path: `/districts/v1/grants/${grantId}/accept`, name: `accept ${grantId}` });
  }
}

interface Offer {
  readonly person: SamplePerson;
  readonly place: string;
  readonly role: Role;
}

const offers: readonly Offer[] = samplePeople.flatMap((person) =>
  Object.entries(person.holds).flatMap(([place, roles]) => roles.map((role) => ({ person, place, role: role as Role }))),
);

async function give(running: Running, giver: Caller, actingFor: string, offer: Offer, organisationId: string): Promise<void> {
  const { email, name } = offer.person;
  const body = { organisationId, email, name, role: offer.role };
  await giver.write<GrantView>({
    method: 'POST',
    path: '/districts/v1/grants',
    organisation: actingFor,
    name: `give ${email} ${offer.role} ${organisationId}`,
    body,
  });
  await acceptOffered(callerFor(running, email));
}

function holderOf(place: string, role: Role): SamplePerson {
  const found = offers.find((offer) => offer.place === place && offer.role === role);
  if (found === undefined) throw new Error(`Nobody of the sample people is ${role} of ${place}.`);
  return found.person;
}

/** Who buys for a district of the sample data. */
export const officerOf = (district: string): SamplePerson => holderOf(district, 'purchasing-officer');

/** The agency's administrator names buyers and the administrators of districts, and these name the others. */
export async function giveRoles(running: Running, places: Places): Promise<void> {
  const agency = placeOf(places, agencyInWords);
  const dana = callerFor(running, personCalled('Dana').email);
  const byAgency = offers.filter(({ place, role }) => role !== 'agency-admin' && (place === agencyInWords || role === 'district-admin'));
  for (const offer of byAgency) await give(running, dana, agency, offer, placeOf(places, offer.place));
  for (const offer of offers.filter(({ role }) => role === 'purchasing-officer')) {
    const district = placeOf(places, offer.place);
    await give(running, callerFor(running, holderOf(offer.place, 'district-admin').email), district, offer, district);
  }
}
