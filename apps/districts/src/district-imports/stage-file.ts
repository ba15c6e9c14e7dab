import { Injectable } from '@nestjs/common';
import type { DistrictImportReport, ImportLayout } from '@tributary/contracts';
import type { Tx } from '@tributary/service-kit';
import { columnName, detectLayout } from './layout.rules.js';
import { shown } from './leaid.rules.js';
import { LineDecoder } from './line-decoder.js';
import { type FileRecord, readRecords } from './read-records.js';
import { RowRejected } from './row-rejected.rules.js';
import { cellsOf, leaidColumn, readRow, type ReadRow } from './rows.rules.js';
import { Tally } from './tally.rules.js';

/** Rows that are written at once. */
const BATCH = 500;

const STAGE = `
  insert into staged_district (import_id, line, leaid, facts)
  select $1, line, leaid, facts from unnest($2::int[], $3::text[], $4::jsonb[]) as rows (line, leaid, facts)
  on conflict (import_id, leaid) do nothing returning line`;

export interface StagedFile {
  readonly layout: ImportLayout;
  readonly encoding: DistrictImportReport['encoding'];
  readonly tally: Tally;
}

/** Is told the figures after each batch of rows, and once at the end. */
export type OnRows = (figures: Pick<Tally, 'rowsRead' | 'rejectedTotal'> & { readonly layout: ImportLayout }) => Promise<void>;

type NumberedRow = ReadRow & { readonly line: number };

/** Reads a file to its end and keeps its good rows in `staged_district`, a batch at a time: no file is too long for the memory. */
@Injectable()
export class StageFile {
  /** `fileYear` is the school year of a file that names none. Throws the codes of a file that cannot be imported at all. */
  async stage(tx: Tx, importId: string, file: AsyncIterable<Buffer>, fileYear: string | null, onRows: OnRows): Promise<StagedFile> {
    const decoder = new LineDecoder();
    const tally = new Tally();
    let reader: RowReader | undefined;
    let batch: NumberedRow[] = [];
    for await (const record of readRecords(decoder.decode(file))) {
      if (!reader) {
        reader = new RowReader(record.cells, fileYear);
        continue;
      }
      const row = reader.read(record, tally);
      if (row) batch.push(row);
      if (batch.length < BATCH) continue;
      await store(tx, importId, batch, tally);
      await onRows({ ...tally, layout: reader.layout });
      batch = [];
    }
    await store(tx, importId, batch, tally);
    const { layout } = reader ?? new RowReader([], fileYear);
    await onRows({ ...tally, layout });
    return { layout, encoding: decoder.encoding, tally };
  }
}

/** Reads the records below one header. */
class RowReader {
  readonly layout: ImportLayout;
  private readonly columns: ReadonlyMap<string, number>;

  constructor(
    private readonly header: readonly string[],
    private readonly fileYear: string | null,
  ) {
    this.layout = detectLayout(header);
    this.columns = new Map(header.map((name, index) => [columnName(name), index]));
  }

  /** The row, or null where it is blank or was rejected. */
  read({ line, lines, cells }: FileRecord, tally: Tally): NumberedRow | null {
    if (cells.every((cell) => cell.trim() === '')) return null;
    tally.rowsRead += lines;
    const values = cellsOf(this.columns, cells);
    try {
      this.checkShape(lines, cells);
      return { ...readRow(this.layout, values, this.fileYear), line };
    } catch (error) {
      if (!(error instanceof RowRejected)) throw error;
      const leaid = values(leaidColumn(this.layout));
      tally.reject({ line, lines, leaid: leaid === null ? null : shown(leaid) }, error);
      return null;
    }
  }

  private checkShape(lines: number, cells: readonly string[]): void {
    if (lines > 1) throw new RowRejected('row.over-lines', `The row goes over ${lines} lines: a quotation mark is left open.`);
    if (cells.length !== this.header.length) {
      throw new RowRejected('row.columns', `The row has ${cells.length} columns, the header ${this.header.length}.`);
    }
  }
}

// The first row of a LEAID is kept: the primary key finds the others, over the whole file and without holding its LEAIDs in memory.
async function store(tx: Tx, importId: string, rows: readonly NumberedRow[], tally: Tally): Promise<void> {
  if (rows.length === 0) return;
  const facts = rows.map((row) => JSON.stringify(row.facts));
  const stored = await tx.query<{ line: number }>(STAGE, [importId, rows.map((row) => row.line), rows.map((row) => row.leaid), facts]);
  const lines = new Set(stored.map(({ line }) => line));
  for (const { line, leaid, zeroRestored } of rows) {
    if (!lines.has(line))
      tally.reject({ line, leaid }, new RowRejected('leaid.twice', 'An earlier row of the file is of the same district.'));
    else if (zeroRestored) tally.zerosRestored += 1;
  }
}
