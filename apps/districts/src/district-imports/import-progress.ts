import type { DistrictImportItem, ImportLayout } from '@tributary/contracts';
import { type Actor, type RuleBroken, Transactions } from '@tributary/service-kit';

/** Begins at 0, so that the first look has figures too. */
const BEGIN = `
  insert into district_import
    (import_id, organisation_id, person_id, file_name, bytes, state, started_at, state_since, told_at, bytes_read, rows_read, rejected_total, rows_applied)
  values ($1, $2, $3, $4, $5, 'reading', $6, $6, $6, 0, 0, 0, 0)`;

const TELL = `
  update district_import
  set state = $2, state_since = case when state = $2 then state_since else tributary_now() end, told_at = tributary_now(),
      layout = $3, bytes_read = $4, rows_read = $5, rejected_total = $6, rows_applied = $7, problem = $8
  where import_id = $1`;

/** What is sent, as far as it is known before it is read. */
export interface SentFile {
  readonly name: string | null;
  readonly bytes: number | null;
}

interface Figures {
  readonly layout: ImportLayout | null;
  readonly rowsRead: number;
  readonly rejectedTotal: number;
}

/**
 * Tells how far one import is, by connections of its own: the import is one transaction, of which nobody else sees anything before its end.
 * It writes as the worker, to the one row that it has begun.
 */
export class ImportProgress {
  /** Bytes of the file that have been read. */
  bytesRead = 0;
  private figures: Figures = { layout: null, rowsRead: 0, rejectedTotal: 0 };

  private constructor(
    private readonly transactions: Transactions,
    private readonly importId: string,
  ) {}

  static async begin(
    transactions: Transactions,
    importId: string,
    { organisationId, personId }: Actor,
    { name, bytes }: SentFile,
    startedAt: Date,
  ): Promise<ImportProgress> {
    await transactions.asWorker((tx) => tx.query(BEGIN, [importId, organisationId, personId, name, bytes, startedAt]));
    return new ImportProgress(transactions, importId);
  }

  /** Passes a file on, and counts it. */
  async *counting(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of file) {
      this.bytesRead += chunk.length;
      yield chunk;
    }
  }

  async read(figures: Figures): Promise<void> {
    this.figures = figures;
    await this.tell('reading');
  }

  async applied(rows: number): Promise<void> {
    await this.tell('applying', rows);
  }

  /** It is no file of districts. Its transaction is rolled back, and this stays. */
  async failed({ code, facts }: RuleBroken): Promise<void> {
    await this.tell('failed', 0, { code, detail: facts.detail ?? null });
  }

  private async tell(state: DistrictImportItem['state'], rowsApplied = 0, problem: DistrictImportItem['problem'] = null): Promise<void> {
    const { layout, rowsRead, rejectedTotal } = this.figures;
    const told = [this.importId, state, layout, this.bytesRead, rowsRead, rejectedTotal, rowsApplied, problem];
    await this.transactions.asWorker((tx) => tx.query(TELL, told));
  }
}
