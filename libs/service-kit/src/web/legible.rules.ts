import { RuleBroken } from '../rule-broken.js';
import { InvalidRequest } from './invalid-request.js';

/** No body of ours comes near it; a deeper one would break whatever walks it. */
const DEEPEST = 32;

/**
 * What no text may hold: NUL, which PostgreSQL cannot store; control characters but tab and line ends; and marks that turn the direction of
 * what follows, by which a title could show as another one (Unicode TR 36, section 2.10). A lone surrogate is no character at all.
 */
// eslint-disable-next-line no-control-regex -- these are what it looks for
const ILLEGIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Whether a text can be stored, compared and shown as what it is. */
export function isLegible(text: string): boolean {
  return text.isWellFormed() && !ILLEGIBLE.test(text);
}

/**
 * Looks at every text in a body or a query, names included. Throws InvalidRequest with the fields at fault, and `request.malformed` for what
 * is nested deeper than any body of ours.
 */
export function checkLegible(value: unknown): void {
  const faults: string[][] = [];
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: here, path } = next;
    if (path.length > DEEPEST) throw new RuleBroken('request.malformed', { detail: `Nest values at most ${DEEPEST} deep.` });
    if (typeof here === 'string' && !isLegible(here)) faults.push([...path]);
    if (typeof here !== 'object' || here === null) continue;
    for (const [name, inner] of Object.entries(here)) {
      if (!isLegible(name))
        throw new RuleBroken('request.malformed', { detail: 'The name of a field has characters that cannot be shown.' });
      open.push({ value: inner, path: [...path, name] });
    }
  }
  if (faults.length > 0) throw new InvalidRequest(faults.map((path) => ({ path, code: 'custom', message: WORDS })));
}

const WORDS = 'This text has characters that cannot be shown, such as a line break of another system. Type it again.';
