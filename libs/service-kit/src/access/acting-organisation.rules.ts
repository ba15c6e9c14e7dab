import { RuleBroken } from '../rule-broken.js';

/** The header, and the query parameter of the same name for event streams and downloads, which can send no header. */
export const ORGANISATION = 'tributary-organisation';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * For which organisation a request acts; null where it names none. Throws RuleBroken when header and address differ, for what is no id, and for
 * a write that names it in its address alone: whoever can send a body can send a header, and an address is copied and clicked.
 */
export function actingOrganisation(header: unknown, parameter: unknown, isWrite: boolean): string | null {
  if (isWrite && header === undefined && parameter !== undefined) throw new RuleBroken('access.organisation-required');
  const named = [header, parameter].flatMap((value) => (value === undefined ? [] : [readId(value)]));
  const [first = null, second = first] = named;
  if (first !== second) throw new RuleBroken('access.organisation-conflict');
  return first;
}

function readId(value: unknown): string {
  const candidate = typeof value === 'string' ? value.toLowerCase() : '';
  if (!UUID.test(candidate)) throw new RuleBroken('access.organisation-malformed');
  return candidate;
}
