import { timingSafeEqual } from 'node:crypto';
import { RuleBroken } from '@tributary/service-kit/rule-broken';

/** Methods that change nothing (RFC 9110, 9.2.1); all others are writes. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser's request says of where it comes from. */
export interface Provenance {
  readonly method: string;
  readonly origin: string | undefined;
  /** The header Sec-Fetch-Site, which a page cannot set. */
  readonly fetchSite: string | undefined;
  readonly csrfToken: string | undefined;
}

/**
 * A write that is carried by a session must have been made by a page of this very origin: the browser says so by itself, and the page shows
 * the session's token, which only this origin can read. Throws `gateway.cross-site` or `gateway.csrf-token`.
 */
export function mustBeOwnPage(provenance: Provenance, ownOrigin: string, expectedToken: string): void {
  if (SAFE_METHODS.has(provenance.method)) return;
  const { origin, fetchSite, csrfToken } = provenance;
  const foreign = (origin !== undefined && origin !== ownOrigin) || (fetchSite !== undefined && fetchSite !== 'same-origin');
  if (foreign || (origin === undefined && fetchSite === undefined)) {
    throw new RuleBroken('gateway.cross-site', { detail: 'Changes with a signed-in browser are taken from this site’s own pages alone.' });
  }
  if (csrfToken === undefined || !sameText(csrfToken, expectedToken)) {
    throw new RuleBroken('gateway.csrf-token', {
      field: 'x-csrf-token',
      detail: 'Send the csrfToken of GET /session in the header x-csrf-token.',
    });
  }
}

function sameText(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
