/** Texts by key, in as many levels as their page wants. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

export type Values = Readonly<Record<string, string | number | undefined>>;

const plurals = new Intl.PluralRules('en');

/**
 * The text of a key such as `parts.list.more`, with `{{number}}` and the like filled in. Given a `count`, the form that goes with it stands under
 * the key with `_one` or `_other`. A key that leads to no text comes back as it is, so that it can be seen on the page.
 */
export function write(texts: Texts, key: string, values: Values = {}): string {
  const { count } = values;
  const form = typeof count === 'number' ? textAt(texts, `${key}_${plurals.select(count)}`) : undefined;
  const text = form ?? textAt(texts, key);
  if (text === undefined) return key;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

function textAt(texts: Texts, key: string): string | undefined {
  let at: string | Texts | undefined = texts;
  for (const part of key.split('.')) {
    if (typeof at !== 'object') return undefined;
    at = at[part];
  }
  return typeof at === 'string' ? at : undefined;
}
