import { RuleBroken } from '@tributary/service-kit/rule-broken';

const NOWHERE = 'http://gateway.invalid';
const LONGEST = 2_000;

/**
 * Where the browser goes after signing in: a path of this origin, and nothing else, or the sign-in page would lend its good name to any
 * address that a mail puts into the link. Throws `gateway.return-refused`. Without a wish it is the first page.
 */
export function returnPath(wish: unknown): string {
  if (wish === undefined || wish === '') return '/';
  if (typeof wish !== 'string' || wish.length > LONGEST || !wish.startsWith('/') || hasOddCharacter(wish)) refuse();
  const url = new URL(wish, NOWHERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dot segments are resolved by now: `/.//other.example` has become a path that browsers read as another host.
  if (url.origin !== NOWHERE || path.startsWith('//')) refuse();
  return isOwnRoute(url.pathname) ? '/' : path;
}

/** Browsers read a backslash as a slash and drop control characters, so neither may stand in the path. */
function hasOddCharacter(path: string): boolean {
  return [...path].some((character) => character === '\\' || character <= ' ' || character === '\u007f');
}

/** Coming back to the sign-in would go in a circle; an API answer is no page. */
function isOwnRoute(pathname: string): boolean {
  return /^\/(sign-in|sign-out|session|api)(\/|$)/.test(pathname);
}

function refuse(): never {
  throw new RuleBroken('gateway.return-refused', {
    field: 'return',
    detail: 'After signing in you can only return to a page of this site.',
  });
}
