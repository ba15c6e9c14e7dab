import { fits, givableRoles, looksLikeEmail } from './fits.js';

const renee = { name: 'Renee Hollis (sample)', email: 'renee.hollis@sample.example', organisationName: 'Winfield City' };

describe('finding a role', () => {
  it.each([
    ['', true],
    ['renee', true],
    ['HOLLIS winfield', true],
    ['renee baldwin', false],
    ['sample.example', true],
  ])('%j: %s', (search, found) => {
    expect(fits(renee, search)).toBe(found);
  });
});

describe('the roles that can be given', () => {
  it('are the own ones, and for the agency the administrators of districts', () => {
    expect(givableRoles('agency', true)).toEqual(['agency-admin', 'buyer']);
    expect(givableRoles('agency', false)).toEqual(['district-admin']);
    expect(givableRoles('district', true)).toEqual(['district-admin', 'purchasing-officer']);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['renee.hollis@sample.example', true],
    ['renee.hollis@sample', false],
    ['renee', false],
    ['a b@c.d', false],
  ])('%s: %s', (text, good) => {
    expect(looksLikeEmail(text)).toBe(good);
  });
});
