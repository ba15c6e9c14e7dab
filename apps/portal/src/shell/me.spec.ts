import type { HeldGrant } from '@tributary/contracts';
import { organisationsOf } from './me.js';

const grant = (organisationId: string, organisationName: string, changes: Partial<HeldGrant> = {}): HeldGrant => ({
  grantId: `${organisationId}-${changes.role ?? 'purchasing-officer'}`,
  organisationId,
  organisationName,
  organisationKind: 'district',
  role: 'purchasing-officer',
  state: 'active',
  ...changes,
});

describe('the organizations of a person', () => {
  it('are named once with all their roles, the agency first', () => {
    const found = organisationsOf([
      grant('w', 'Winfield City'),
      grant('w', 'Winfield City', { role: 'district-admin' }),
      grant('b', 'Baldwin County'),
      grant('a', 'State Agency', { organisationKind: 'agency', role: 'buyer' }),
    ]);
    expect(found.map(({ name, roles }) => [name, roles])).toEqual([
      ['State Agency', ['buyer']],
      ['Baldwin County', ['purchasing-officer']],
      ['Winfield City', ['purchasing-officer', 'district-admin']],
    ]);
  });

  it('are those of accepted roles alone', () => {
    expect(organisationsOf([grant('w', 'Winfield City', { state: 'offered' })])).toEqual([]);
  });
});
