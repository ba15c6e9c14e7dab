import { refusalOf } from '../refusal.fixture.js';
import { changed, checkLiving, checkMembers, difference, ended, termsOf } from './network.rules.js';
import { network } from './network.fixture.js';

const [A, B, C] = ['a', 'b', 'c'] as const;
const LATER = new Date('2026-11-25T15:00:00Z');

describe('a network', () => {
  it('has each member once, in order', () => {
    expect(termsOf({ name: 'Gulf Coast', memberOrganisationIds: [B, A, B] })).toEqual({ name: 'Gulf Coast', members: [A, B] });
  });

  it('takes no member that is not on record, and names those', () => {
    expect(refusalOf(() => checkMembers([A, B], new Set([A, B])))).toBeNull();
    expect(refusalOf(() => checkMembers([A, B, C], new Set([B])))).toMatchObject({
      code: 'network.member-unknown',
      facts: { field: 'memberOrganisationIds', organisationIds: [A, C] },
    });
  });

  it('counts each change, and none that changes nothing', () => {
    const before = network({ members: [A, B] });
    expect(changed(before, { name: before.name, members: [A, B] }, LATER)).toBe(before);
    expect(changed(before, { name: before.name, members: [A] }, LATER)).toEqual({ ...before, members: [A], revision: 2, changedAt: LATER });
    expect(changed(before, { name: 'Gulf', members: [A, B] }, LATER)).toMatchObject({ name: 'Gulf', revision: 2 });
  });

  it('ends once, and keeps its members', () => {
    const after = ended(network({ members: [A, B] }), LATER);
    expect(after).toMatchObject({ ended: true, members: [A, B], revision: 2, changedAt: LATER });
    expect(refusalOf(() => ended(after, LATER))).toMatchObject({ code: 'network.ended' });
    expect(refusalOf(() => checkLiving(after))).toMatchObject({ code: 'network.ended' });
    expect(refusalOf(() => checkLiving(network()))).toBeNull();
  });

  it('tells who came and who left', () => {
    const before = network({ name: 'Gulf', members: [A, B] });
    expect(difference(before, { ...before, name: 'Gulf Coast', members: [B, C] })).toEqual({
      name: 'Gulf Coast',
      nameBefore: 'Gulf',
      added: [C],
      removed: [A],
    });
    expect(difference(before, before)).toEqual({ name: 'Gulf', added: [], removed: [] });
  });
});
