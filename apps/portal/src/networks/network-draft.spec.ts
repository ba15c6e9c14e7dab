import { bodyOf, changeOf, draftOf, withAll } from './network-draft.js';

describe('a network that is typed', () => {
  it('begins empty, or as it stands', () => {
    expect(draftOf(null)).toEqual({ name: '', members: [] });
    const network = {
      ...{ networkId: 'n', name: 'Gulf', changedAt: '2026-11-24T15:00:00.000Z', revision: 1, ended: false, timeline: [] },
      members: [{ organisationId: 'a', leaid: '0100270', name: 'Baldwin County' }],
    };
    expect(draftOf(network)).toEqual({ name: 'Gulf', members: ['a'] });
  });

  it('is sent without the spaces around its name', () => {
    expect(bodyOf({ name: ' Gulf Coast ', members: ['a'] })).toEqual({ name: 'Gulf Coast', memberOrganisationIds: ['a'] });
  });

  it('takes a county in without naming a district twice', () => {
    expect(withAll(['a', 'b'], ['b', 'c'])).toEqual(['a', 'b', 'c']);
  });

  it('says whom it adds and takes out', () => {
    expect(changeOf(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], removed: ['a'] });
  });
});
