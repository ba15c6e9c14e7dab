import { agencyInWords } from '@tributary/infra';
import type { NetworkList, NetworkView } from '@tributary/contracts';
import type { Running } from '../running.ts';
import { callerFor } from './caller.ts';
import { personCalled, placeOf, type Places } from './people.ts';

/** Networks by name. Brewton City, Winfield City, Haleyville City and Satsuma City are in two of them. */
const networks: Readonly<Record<string, readonly string[]>> = {
  'Gulf Coast districts (sample)': [
    'Baldwin County',
    'Brewton City',
    'Chickasaw City',
    'Escambia County',
    'Mobile County',
    'Saraland City',
    'Satsuma City',
  ],
  'North Alabama (sample)': [
    'Cullman City',
    'Cullman County',
    'Fayette County',
    'Haleyville City',
    'Lamar County',
    'Marion County',
    'Winfield City',
    'Winston County',
  ],
  'Small city districts (sample)': ['Brewton City', 'Haleyville City', 'Satsuma City', 'Winfield City'],
};

/** The buyer names the networks, unless they are there from an earlier try. Gives them by name. */
export async function nameNetworks(running: Running, places: Places): Promise<Places> {
  const marcus = callerFor(running, personCalled('Marcus').email);
  const agency = placeOf(places, agencyInWords);
  const { items } = await marcus.get<NetworkList>('/districts/v1/networks', agency);
  const known = new Map(items.map(({ name, networkId }) => [name, networkId]));
  for (const [name, members] of Object.entries(networks).filter(([network]) => !known.has(network))) {
    const body = { name, memberOrganisationIds: members.map((member) => placeOf(places, member)) };
    const { networkId } = await marcus.write<NetworkView>({
      method: 'POST',
      path: '/districts/v1/networks',
      organisation: agency,
      name: `name ${name}`,
      body,
    });
    known.set(name, networkId);
  }
  return known;
}
