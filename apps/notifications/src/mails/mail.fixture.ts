import { exampleFacts } from './example-facts.js';
import type { ActedFor } from './find-acting.js';
import { Links } from './links.rules.js';
import type { Frame } from './mail-content.js';

export const links = new Links('https://tributary.agency.example');

export const frame: Frame = { agencyName: 'Alabama State Department of Education (sample)', colour: '#0e5f7d', stopUrl: null };

export const winfield: ActedFor = {
  organisationId: '019a3b5c-0000-7000-8000-00000000d001',
  name: 'Winfield City',
  zone: 'America/Chicago',
};
export const baldwin: ActedFor = {
  organisationId: '019a3b5c-0000-7000-8000-00000000d002',
  name: 'Baldwin County',
  zone: 'America/Chicago',
};

type Examples = typeof exampleFacts;

/** The example's facts of a template, with what a spec wants different. */
export function factsFor<Name extends keyof Examples>(name: Name, differing: Partial<Examples[Name]> = {}): Examples[Name] {
  return { ...exampleFacts[name], ...differing };
}
