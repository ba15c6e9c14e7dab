import fc from 'fast-check';
import { returnPath } from './return-path.rules.js';

const refusal = expect.objectContaining({ code: 'gateway.return-refused' }) as Error;

describe('where the browser may go after signing in', () => {
  it.each([
    ['no wish', undefined, '/'],
    ['an empty wish', '', '/'],
    ['the first page', '/', '/'],
    ['a page', '/o/019a/joint-purchases', '/o/019a/joint-purchases'],
    ['a page with query and anchor', '/o/019a/districts?search=gulf#list', '/o/019a/districts?search=gulf#list'],
    ['a path with dots in it', '/o/../grants', '/grants'],
    ['an encoded slash, which stays encoded', '/%2F/other.example', '/%2F/other.example'],
    ['the sign-in itself', '/sign-in?return=/x', '/'],
    ['the sign-out', '/sign-out/provider', '/'],
    ['an API answer', '/api/districts/v1/me', '/'],
    ['a page whose name only begins like one of ours', '/sign-in-help', '/sign-in-help'],
  ])('takes %s', (_, wish, path) => {
    expect(returnPath(wish)).toBe(path);
  });

  it.each([
    ['another site', 'https://other.example/'],
    ['another site without its scheme', '//other.example/'],
    ['a backslash that browsers read as a slash', '/\\other.example/'],
    ['a backslash later on', '/o\\..\\..//other.example'],
    ['a tab that browsers drop', '/\t/other.example'],
    ['a line break, which would end the header', '/o\r\nset-cookie: a=b'],
    ['dots that leave two slashes', '/.//other.example'],
    ['more dots that leave two slashes', '/o/..//other.example'],
    ['a script', 'javascript:alert(1)'],
    ['a path without its slash', 'o/019a'],
    ['two wishes at once', ['/a', '/b']],
    ['a path without end', `/${'a'.repeat(3000)}`],
  ])('refuses %s', (_, wish) => {
    expect(() => returnPath(wish)).toThrow(refusal);
  });

  it('never leads to another origin, whatever is asked for', () => {
    const pieces = fc.constantFrom('/', '\\', '.', '..', '//', 'other.example', '@', ':', '%2f', '%5c', '?', '#', '\t', '\n', ' ', 'a');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        let path: string;
        try {
          path = returnPath(`/${parts.join('')}`);
        } catch {
          return;
        }
        expect(new URL(path, 'https://tributary.example').origin).toBe('https://tributary.example');
      }),
      { numRuns: 2_000 },
    );
  });
});
