import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DistrictImportReport } from '@tributary/contracts';
import { lockAggregate } from '@tributary/messaging';
import { type Actor, Audit, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { type Applied, ApplyStaged } from './apply-staged.js';
import { DistrictImportEntity } from './district-import.entity.js';
import { holdImport } from './import-lock.js';
import { ImportProgress, type SentFile } from './import-progress.js';
import { ImportSettings } from './import-settings.js';
import { type StagedFile, StageFile } from './stage-file.js';
import { isTooBad } from './tally.rules.js';

const NAMELESS: SentFile = { name: null, bytes: null };
const NOTHING: Applied = { added: 0, changed: 0, unchanged: 0, unknownDistricts: 0 };

const MISSING = `
  select count(*) filter (where latitude is null)::int as position, count(*) filter (where locale is null)::int as locale,
         count(*) filter (where students is null)::int as enrolment
  from district`;

/** Brings a file of districts in: reads and checks all of it first, then applies what differs. A district that it leaves out stays as it is. */
@Injectable()
export class ImportDistricts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly stageFile: StageFile,
    private readonly applyStaged: ApplyStaged,
    private readonly settings: ImportSettings,
  ) {}

  /**
   * The good rows are taken while the bad ones are few; above the set share nothing is changed, and the report says so. `fileYear` is the
   * school year of a file that names none, such as an ELSI table. How far it is can be read meanwhile; its effect is seen at the end, or never.
   */
  async import(actor: Actor, file: AsyncIterable<Buffer>, fileYear: string | null, sent = NAMELESS): Promise<DistrictImportReport> {
    return this.transactions.asRequest(actor, async (tx) => {
      const importId = randomUUIDv7();
      await holdImport(tx, importId);
      const startedAt = await this.clock.now(tx);
      const progress = await ImportProgress.begin(this.transactions, importId, actor, sent, startedAt);
      const { layout, encoding, tally } = await this.stage(tx, importId, file, fileYear, progress);
      const applied = !isTooBad(tally, this.settings.mostBadShare);
      if (applied) await progress.applied(0);
      // Imports apply one after the other, each on what the one before has left.
      await lockAggregate(tx, actor.organisationId);
      const [at, agencyZone] = [await this.clock.now(tx), await zoneOf(tx, actor.organisationId)];
      const application = { importId, layout, actor, at, agencyZone, onRows: (rows: number) => progress.applied(rows) };
      const effects = applied ? await this.applyStaged.apply(tx, application) : NOTHING;
      await tx.query('delete from staged_district where import_id = $1', [importId]);
      const figures = { ...effects, ...tally.figures(), missing: await missing(tx) };
      const report = { importId, layout, encoding, startedAt: startedAt.toISOString(), applied, ...figures };
      await this.keep(tx, actor, report);
      return report;
    });
  }

  private async stage(
    tx: Tx,
    importId: string,
    file: AsyncIterable<Buffer>,
    fileYear: string | null,
    progress: ImportProgress,
  ): Promise<StagedFile> {
    try {
      return await this.stageFile.stage(tx, importId, progress.counting(file), fileYear, (figures) => progress.read(figures));
    } catch (error) {
      if (error instanceof RuleBroken) await progress.failed(error);
      throw error;
    }
  }

  private async keep(tx: Tx, actor: Actor, report: DistrictImportReport): Promise<void> {
    const { importId, layout, applied, rejected: _, missing: __, ...counts } = report;
    const { organisationId } = actor;
    const at = await this.clock.now(tx);
    const end = { state: applied ? ('applied' as const) : ('refused' as const), stateSince: at, toldAt: at, report };
    const { affected } = await tx.manager.update(DistrictImportEntity, { importId }, end);
    if (affected !== 1) throw new Error(`Row security let nobody end the import ${importId}.`);
    const facts = { importId, layout, applied, ...counts };
    await this.audit.record(tx, { aggregateId: organisationId, action: 'districts-imported', actor, facts });
  }
}

async function zoneOf(tx: Tx, organisationId: string): Promise<string> {
  const [agency] = await tx.query<{ zone: string }>('select zone from organisation where organisation_id = $1', [organisationId]);
  if (!agency) throw new Error(`There is no organisation ${organisationId}.`);
  return agency.zone;
}

async function missing(tx: Tx): Promise<DistrictImportReport['missing']> {
  const [counts] = await tx.query<DistrictImportReport['missing']>(MISSING);
  if (!counts) throw new Error('A count gives one row.');
  return counts;
}
