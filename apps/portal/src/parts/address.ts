/** The state of a page as it stands in its address: plain names and texts, so that a person can read it and send it on. */
export type AddressState = Readonly<Record<string, string | undefined>>;

export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeSearch(state: Record<string, unknown>): string {
  const set = Object.entries(state).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}

/** A text of the address; everything else counts as not there. */
export function textIn(state: Record<string, unknown>, name: string): string | undefined {
  const value = state[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One of the known values of the address. */
export function oneOf<Value extends string>(state: Record<string, unknown>, name: string, known: readonly Value[]): Value | undefined {
  return known.find((value) => value === state[name]);
}
