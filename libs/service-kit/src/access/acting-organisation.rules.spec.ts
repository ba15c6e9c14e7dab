import { RuleBroken } from '../rule-broken.js';
import { actingOrganisation } from './acting-organisation.rules.js';

const winfield = '019a3b5c-0000-7000-8000-00000000d001';
const baldwin = '019a3b5c-0000-7000-8000-00000000d002';

describe('for which organisation a request acts', () => {
  it.each([
    ['none that is named', undefined, undefined, null],
    ['the one in the header', winfield, undefined, winfield],
    ['the one in the address', undefined, winfield, winfield],
    ['the one in both', winfield, winfield, winfield],
    ['the one in both, written in other letters', winfield.toUpperCase(), winfield, winfield],
  ])('is %s', (_, header, parameter, expected) => {
    expect(actingOrganisation(header, parameter, false)).toBe(expected);
  });

  it.each([
    ['two that differ', winfield, baldwin, 'access.organisation-conflict'],
    ['a header that is no id', 'winfield', undefined, 'access.organisation-malformed'],
    ['an empty header', '', undefined, 'access.organisation-malformed'],
    ['an address that names two', undefined, [winfield, baldwin], 'access.organisation-malformed'],
    ['an address with more than an id', undefined, `${winfield}' or true --`, 'access.organisation-malformed'],
  ])('is refused for %s', (_, header, parameter, code) => {
    expect(() => actingOrganisation(header, parameter, false)).toThrow(new RuleBroken(code));
  });

  it('is named in the header of a write, whatever its address says', () => {
    expect(actingOrganisation(winfield, winfield, true)).toBe(winfield);
    expect(() => actingOrganisation(undefined, winfield, true)).toThrow(new RuleBroken('access.organisation-required'));
  });
});
