import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { districtChanged, districtRegistered, type ImportLayout, type PayloadOf } from '@tributary/contracts';
import { createAggregates, Outbox } from '@tributary/messaging';
import { type Actor, Audit, type Change as AuditedChange, type Tx } from '@tributary/service-kit';
import { OrganisationEntity } from '../agencies/organisation.entity.js';
import { factColumns } from '../districts/fact-columns.js';
import { DistrictHistoryEntity } from '../districts/district-history.entity.js';
import { DistrictEntity } from '../districts/district.entity.js';
import { afterRow, changedFacts, type DistrictFacts, isTold } from '../districts/district.rules.js';

/** Districts that are compared and written at once. */
const CHUNK = 500;

const NEXT_CHUNK = `
  select s.line, s.leaid as "rowLeaid", s.facts as "rowFacts", o.organisation_id as "organisationId", ${factColumns('o', 'd')}
  from staged_district s left join organisation o on o.leaid = s.leaid left join district d on d.organisation_id = o.organisation_id
  where s.import_id = $1 and s.line > $2 order by s.line limit ${CHUNK}`;

export interface Application {
  readonly importId: string;
  readonly layout: ImportLayout;
  readonly actor: Actor;
  readonly at: Date;
  readonly agencyZone: string;
  /** Is told after each chunk how many rows have been compared. */
  readonly onRows: (rows: number) => Promise<void>;
}

export interface Applied {
  added: number;
  changed: number;
  unchanged: number;
  unknownDistricts: number;
}

type ChunkRow = {
  readonly line: number;
  readonly rowLeaid: string;
  readonly rowFacts: Partial<DistrictFacts>;
  readonly organisationId: string | null;
} & Partial<DistrictFacts>;

/** A district whose facts differ after its row; `before` is null where the row registers it. */
interface Change {
  readonly organisationId: string;
  readonly before: DistrictFacts | null;
  readonly after: DistrictFacts;
}

/** Compares staged rows with what is on record and writes what differs, with history, events and audit. The caller holds the agency's lock. */
@Injectable()
export class ApplyStaged {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async apply(tx: Tx, application: Application): Promise<Applied> {
    const applied: Applied = { added: 0, changed: 0, unchanged: 0, unknownDistricts: 0 };
    for (let line = 0, compared = 0; ;) {
      const rows = await tx.query<ChunkRow>(NEXT_CHUNK, [application.importId, line]);
      const changes = rows.flatMap((row) => changeOf(row, application, applied));
      await store(tx, changes, application);
      await this.tell(tx, changes, application);
      await application.onRows((compared += rows.length));
      if (rows.length < CHUNK) return applied;
      line = rows[rows.length - 1]?.line ?? line;
    }
  }

  // One statement for each kind: the directory of the whole country has 19,500 rows.
  private async tell(tx: Tx, changes: readonly Change[], application: Application): Promise<void> {
    if (changes.length === 0) return;
    const added = changes.filter(({ before }) => before === null);
    const told = changes.filter(({ before, after }) => before !== null && isTold(changedFacts(before, after)));
    await createAggregates(
      tx,
      added.map(({ organisationId }) => organisationId),
    );
    await this.outbox.addAll(tx, districtRegistered, added.map(payloadOf));
    await this.outbox.addAll(tx, districtChanged, told.map(payloadOf));
    const audited = changes.map((change) => auditOf(change, application));
    await this.audit.recordAll(tx, application.actor, audited);
  }
}

function payloadOf({
  organisationId,
  after: { leaid, name, status, street, city, state, zip, zone },
}: Change): PayloadOf<typeof districtChanged> {
  return { organisationId, leaid, name, status, street, city, state, zip, zone };
}

function auditOf({ organisationId, before, after }: Change, { importId, layout }: Application): Omit<AuditedChange, 'actor'> {
  if (!before) {
    const { leaid, name } = after;
    return { aggregateId: organisationId, action: 'district-registered', facts: { leaid, name, layout, importId } };
  }
  const changed = Object.fromEntries(changedFacts(before, after).map((fact) => [fact, [before[fact], after[fact]]]));
  return { aggregateId: organisationId, action: ACTION[layout], facts: { changed, layout, importId } };
}

const ACTION: Readonly<Record<ImportLayout, string>> = {
  'ccd-directory': 'district-changed',
  'lea-list': 'district-changed',
  'edge-geocode': 'position-recorded',
  'elsi-districts': 'enrolment-recorded',
};

function changeOf(
  { line: _, rowLeaid: leaid, rowFacts, organisationId, ...facts }: ChunkRow,
  application: Application,
  applied: Applied,
): Change[] {
  const before = organisationId === null ? null : ({ ...facts, leaid } as DistrictFacts);
  const after = afterRow(before, application.layout, { leaid, facts: rowFacts }, application.agencyZone);
  if (after === null) applied.unknownDistricts += 1;
  else if (before === null) applied.added += 1;
  else if (after === before) applied.unchanged += 1;
  else applied.changed += 1;
  return after === null || after === before ? [] : [{ organisationId: organisationId ?? randomUUIDv7(), before, after }];
}

// The rows of a chunk in three statements.
async function store(tx: Tx, changes: readonly Change[], { importId, at }: Application): Promise<void> {
  if (changes.length === 0) return;
  const organisations = changes.map(({ organisationId, after: { leaid, name, zone } }) => ({
    organisationId,
    kind: 'district' as const,
    leaid,
    name,
    zone,
  }));
  await tx.manager.upsert(OrganisationEntity, organisations, ['organisationId']);
  const districts = changes.map(({ organisationId, after: { leaid: _leaid, name: _name, zone: _zone, ...facts } }) => ({
    organisationId,
    ...facts,
  }));
  await tx.manager.upsert(DistrictEntity, districts, ['organisationId']);
  const history = changes.map(({ organisationId, after }) => ({ historyId: randomUUIDv7(), organisationId, importId, at, facts: after }));
  await tx.manager.insert(DistrictHistoryEntity, history);
}
