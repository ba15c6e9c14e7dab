import { Seal } from './seal.js';

describe('what is sealed', () => {
  const seal = new Seal('a secret of at least thirty-two characters');
  const sealed = seal.seal('session', 'the tokens');

  it('opens again', () => {
    expect(seal.open('session', sealed)).toBe('the tokens');
  });

  it('shows nothing of what is in it, and never looks the same twice', () => {
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('tokens');
    expect(seal.seal('session', 'the tokens')).not.toBe(sealed);
  });

  it.each([
    ['for another purpose', () => seal.open('sign-in', sealed)],
    ['with another secret', () => new Seal('another secret of thirty-two characters').open('session', sealed)],
    ['when one character of it was changed', () => seal.open('session', `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`)],
    ['when its end is missing', () => seal.open('session', sealed.slice(0, -4))],
    ['when it is too short to be one', () => seal.open('session', 'abc')],
    ['when it is empty', () => seal.open('session', '')],
  ])('does not open %s', (_, open) => {
    expect(open()).toBeNull();
  });
});
