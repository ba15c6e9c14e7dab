/** What stands in a log in place of a secret. */
export const SCRUBBED = '[scrubbed]';

// Each keeps what tells the reader that something stood there. Names are matched with their quotes, also inside a JSON text within a JSON text.
const NAMES = String.raw`[\w-]*(?:authorization|cookie|password|passwd|secret|token|api[-_]?key|private[-_]?key|code_verifier)[\w-]*`;
const FIELD = new RegExp(String.raw`("${NAMES}"\s*:\s*)"(?:[^"\\]|\\.)*"`, 'gi');
const FIELD_WITHIN_TEXT = new RegExp(String.raw`((\\+)"${NAMES}\2"\s*:\s*)\2"[^]*?(?<!\\)\2"`, 'gi');
const JWT = /eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/-]{6,}=*/gi;
const QUERY = new RegExp(String.raw`((?:^|[?&;,\s"'({])(?:${NAMES}|code|state|key|signature)=)[^&\s"'\\;,)}]+`, 'gi');
const ADDRESS = /(:\/\/[^\s:/@"]*:)[^\s@"/]+@/g;

/**
 * Takes secrets out of a line of the log, wherever they stand in it: bearer tokens, JWTs, passwords in addresses, query parameters and fields
 * that are named like secrets. The last net; whoever writes a log line still names what it logs.
 */
export function scrub(line: string): string {
  return line
    .replace(FIELD, `$1"${SCRUBBED}"`)
    .replace(FIELD_WITHIN_TEXT, `$1$2"${SCRUBBED}$2"`)
    .replace(JWT, SCRUBBED)
    .replace(BEARER, `$1 ${SCRUBBED}`)
    .replace(QUERY, `$1${SCRUBBED}`)
    .replace(ADDRESS, `$1${SCRUBBED}@`);
}
