const irregular: Readonly<Record<string, string>> = { person: 'people', child: 'children', foot: 'feet', hour: 'hours' };

/** The plural of a unit that a buyer typed in the singular, by the rules of English: `tablet` → `tablets`, `box` → `boxes`, `battery` → `batteries`. */
export function pluralOf(unit: string): string {
  const [, before = '', last = ''] = /^(.*?)([a-z]*)$/i.exec(unit) ?? [];
  if (last === '') return unit;
  return before + (irregular[last.toLowerCase()] ?? regular(last));
}

function regular(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** The unit that goes with a count. */
export function unitFor(count: number, unit: string): string {
  return count === 1 ? unit : pluralOf(unit);
}
