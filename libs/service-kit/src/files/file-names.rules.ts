/** A kind of content that may be kept. */
export interface FileKind {
  /** As it is served. */
  readonly mediaType: string;
  /** Endings that fit, without a dot; the first is given where none fits. */
  readonly extensions: readonly [string, ...string[]];
}

/** Characters of a cleaned name at most, its ending included. */
export const NAME_LENGTH = 150;

// Control characters, format characters (bidirectional overrides among them), line separators, and what is no character at all.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const ENDING = /\.([a-z][a-z0-9]{1,4})$/i;

/** A name that is safe to show and to save under: its last part alone, without hidden characters, with an ending that fits its content. */
export function cleanName(given: string, { extensions }: FileKind): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replace(UNSAFE, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(shown);
  const fitting = extensions.find((extension) => extension === ending) ?? extensions[0];
  const stem = shown.replace(ENDING, '').replace(/[. ]+$/, '') || 'file';
  return `${shorten(stem, NAME_LENGTH - fitting.length - 1)}.${fitting}`;
}

/** The ending in small letters without its dot; empty where there is none. */
export function endingOf(name: string): string {
  return ENDING.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The value of a content-disposition header: always a download, under the file's name (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}

// UTF-16 units are counted, and a character of two is never cut in half.
function shorten(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}
