import type { Network } from './network.rules.js';

/** A network as it was first named, with whatever a spec wants to be otherwise. */
export function network(otherwise: Partial<Network> = {}): Network {
  return {
    networkId: '019a3b5c-0000-7000-8000-00000000a101',
    organisationId: '019a3b5c-0000-7000-8000-00000000a001',
    name: 'Gulf Coast districts',
    members: [],
    revision: 1,
    changedAt: new Date('2026-11-24T15:00:00Z'),
    ended: false,
    ...otherwise,
  };
}
