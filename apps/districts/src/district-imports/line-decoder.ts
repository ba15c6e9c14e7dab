import type { DistrictImportReport } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';

/** Bytes of one line at most. A directory row has about 600. */
const MAX_LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
// Files called Latin-1 come from Windows, whose code page has the dashes and daggers that NCES marks missing values with.
const latin1 = new TextDecoder('windows-1252');

/**
 * Turns a file's bytes into text as they arrive. Encodings are told apart line by line, as neither has a mark that could be trusted: what is
 * not UTF-8 is Latin-1, and a newline is the same byte in both.
 */
export class LineDecoder {
  private found: DistrictImportReport['encoding'] = 'utf-8';

  /** Latin-1 once any line needed it. */
  get encoding(): DistrictImportReport['encoding'] {
    return this.found;
  }

  /** Yields text that ends with a line each time. Throws `district-import.encoding` and `district-import.unreadable`. */
  async *decode(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
    let rest: Buffer = Buffer.alloc(0);
    let first = true;
    for await (const chunk of source) {
      rest = Buffer.concat([rest, chunk]);
      const end = rest.lastIndexOf(NEWLINE) + 1;
      if (rest.length - end > MAX_LINE_BYTES) throw endless();
      if (end === 0) continue;
      yield this.text(first ? withoutMark(rest.subarray(0, end)) : rest.subarray(0, end));
      rest = rest.subarray(end);
      first = false;
    }
    if (rest.length > 0) yield this.text(first ? withoutMark(rest) : rest);
  }

  private text(lines: Buffer): string {
    return this.asUtf8(lines) ?? this.lineByLine(lines);
  }

  private lineByLine(lines: Buffer): string {
    const texts: string[] = [];
    for (let start = 0; start < lines.length;) {
      const newline = lines.indexOf(NEWLINE, start);
      const end = newline === -1 ? lines.length : newline + 1;
      const line = lines.subarray(start, end);
      texts.push(this.asUtf8(line) ?? this.asLatin1(line));
      start = end;
    }
    return texts.join('');
  }

  private asUtf8(bytes: Buffer): string | null {
    try {
      return utf8.decode(bytes);
    } catch {
      return null;
    }
  }

  private asLatin1(bytes: Buffer): string {
    this.found = 'latin-1';
    return latin1.decode(bytes);
  }
}

function withoutMark(start: Buffer): Buffer {
  if (start.length >= 2 && ['fffe', 'feff'].includes(start.toString('hex', 0, 2))) {
    throw new RuleBroken('district-import.encoding', { detail: 'The file is in UTF-16. Save it as CSV in UTF-8.' });
  }
  return start.toString('hex', 0, 3) === 'efbbbf' ? start.subarray(3) : start;
}

function endless(): RuleBroken {
  return new RuleBroken('district-import.unreadable', {
    detail: `A line has more than ${MAX_LINE_BYTES} bytes: this is not a text file of rows.`,
  });
}
