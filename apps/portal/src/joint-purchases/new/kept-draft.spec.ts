import { purchaseView } from '../purchase.fixture.js';
import { draftOf } from './kept-draft.js';

const invited = (...ids: string[]) =>
  ids.map((organisationId) => ({
    ...{ organisationId, leaid: '0103540', state: 'AL', name: 'Winfield City' },
    ...{ answer: null, answeredAt: null, declineReason: null, remindedAt: null, reachable: null },
  }));

describe('whom a kept draft invites', () => {
  it.each([
    ['networks', { organisationIds: [], networkIds: ['n'] }, { invite: 'networks', chosen: [], networks: ['n'] }],
    ['some districts', { organisationIds: ['a'], networkIds: [] }, { invite: 'some', chosen: ['a'], networks: [] }],
    [
      'districts and networks, as their districts',
      { organisationIds: ['a'], networkIds: ['n'] },
      { invite: 'some', chosen: ['a'], networks: [] },
    ],
  ])('is %s', (_, named, expected) => {
    expect(draftOf(purchaseView({ named, invited: invited('a') }), ['a', 'b'])).toMatchObject(expected);
  });

  it('is all, where the districts named are all there are', () => {
    const named = { organisationIds: ['a', 'b'], networkIds: [] };
    expect(draftOf(purchaseView({ named, invited: invited('a', 'b') }), ['a', 'b'])).toMatchObject({ invite: 'all', chosen: [] });
  });
});
