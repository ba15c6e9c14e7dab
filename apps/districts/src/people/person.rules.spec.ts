import { joinSignIn, type Person } from './person.rules.js';
import { refusalOf } from '../refusal.fixture.js';

const renee: Person = {
  personId: 'renee',
  email: 'renee.hollis@sample.example',
  name: 'Renee Hollis (sample)',
  issuer: null,
  subject: null,
};
const signIn = { issuer: 'https://sign-in.agency.example', subject: '4711', email: renee.email, emailVerified: true };

describe('joining a sign-in to a person', () => {
  it('gives a person who was only invited so far their sign-in', () => {
    expect(joinSignIn(renee, signIn)).toEqual({ ...renee, issuer: signIn.issuer, subject: '4711' });
  });

  it('gives nobody who has inherited an address the roles of the one before', () => {
    const before = { ...renee, issuer: signIn.issuer, subject: '1' };
    expect(refusalOf(() => joinSignIn(before, signIn))).toMatchObject({ code: 'person.other-sign-in' });
  });
});
