import { mustBeOwnPage, type Provenance } from './same-origin.rules.js';

const own = 'https://tributary.example';
const page: Provenance = { method: 'POST', origin: own, fetchSite: 'same-origin', csrfToken: 'right' };
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const judge = (change: Partial<Provenance>) => () => mustBeOwnPage({ ...page, ...change }, own, 'right');

describe('a change with a session', () => {
  it.each([
    ['by a page of this origin', {}],
    ['by a browser that does not send Sec-Fetch-Site', { fetchSite: undefined }],
    ['by a browser that does not send Origin', { origin: undefined }],
  ])('is taken when it is made %s', (_, change) => {
    expect(judge(change)).not.toThrow();
  });

  it.each([
    ['another site', { origin: 'https://other.example', fetchSite: 'cross-site' }],
    ['another host of the same site', { origin: 'https://blog.tributary.example', fetchSite: 'same-site' }],
    ['the same host on another port', { origin: 'https://tributary.example:8443', fetchSite: 'same-site' }],
    ['the same host without encryption', { origin: 'http://tributary.example', fetchSite: 'same-site' }],
    ['an Origin of its own making', { fetchSite: 'cross-site' }],
    ['a sandboxed frame', { origin: 'null', fetchSite: 'cross-site' }],
    ['the address line', { origin: undefined, fetchSite: 'none' }],
    ['something that is no browser', { origin: undefined, fetchSite: undefined }],
  ])('is refused when it comes from %s, even with the right token', (_, change) => {
    expect(judge(change)).toThrow(refusal('gateway.cross-site'));
  });

  it.each([
    ['no token', { csrfToken: undefined }],
    ['an empty token', { csrfToken: '' }],
    ['another token', { csrfToken: 'wrong' }],
    ['the beginning of the token', { csrfToken: 'righ' }],
  ])('is refused with %s', (_, change) => {
    expect(judge(change)).toThrow(refusal('gateway.csrf-token'));
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'QUERY', 'post'])('is looked at whatever the method is called: %s', (method) => {
    expect(judge({ method, csrfToken: undefined })).toThrow();
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('is no change by %s', (method) => {
    expect(judge({ method, csrfToken: undefined, origin: undefined, fetchSite: 'cross-site' })).not.toThrow();
  });
});
