import { pipeline } from 'node:stream';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { CsvError, parse, type Parser } from 'csv-parse';
import { delimiterOf } from './layout.rules.js';

/** One record of a file. It stands on one line, unless a quote was left open. */
export interface FileRecord {
  /** The line on which it begins; the header's is 1. */
  readonly line: number;
  readonly lines: number;
  readonly cells: readonly string[];
}

/** Records at most that are read ahead of whoever takes them come from the stream's own buffers: a file is never held as a whole. */
export async function* readRecords(text: AsyncGenerator<string>): AsyncGenerator<FileRecord> {
  const first = await text.next();
  if (first.done) throw new RuleBroken('district-import.empty', { detail: 'Choose the file again; nothing arrived.' });
  const parser = parserFor(first.value);
  // An error of either side destroys both, and comes out of the loop below.
  pipeline(resumed(first.value, text), parser, () => undefined);
  let linesBefore = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      yield { line: linesBefore + 1, lines: info.lines - linesBefore, cells: record };
      linesBefore = info.lines;
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parserFor(start: string): Parser {
  const delimiter = delimiterOf(start.slice(0, start.indexOf('\n') + 1) || start);
  return parse({
    delimiter,
    // Lists with tabs are written without quotes, so a quote there is an ordinary character.
    quote: delimiter === '\t' ? null : '"',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    max_record_size: 256 * 1024,
  });
}

async function* resumed(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

// Behind a quote that never closes all rows are lost, not one: so it is a fault of the file.
function unreadable(error: CsvError): RuleBroken {
  const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
  return new RuleBroken('district-import.unreadable', {
    detail: `The rows cannot be told apart${line}: a quotation mark is left open, or a row never ends.`,
  });
}
