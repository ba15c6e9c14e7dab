import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { districtChanged, districtRegistered, type ImportLayout } from '@tributary/contracts';
import { createAggregate, Outbox } from '@tributary/messaging';
import { type Actor, Audit, type Tx } from '@tributary/service-kit';
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
      for (const change of changes) await this.tell(tx, change, application);
      await application.onRows((compared += rows.length));
      if (rows.length < CHUNK) return applied;
      line = rows[rows.length - 1]?.line ?? line;
    }
  }

  private async tell(tx: Tx, { organisationId, before, after }: Change, { importId, layout, actor }: Application): Promise<void> {
    const { leaid, name, status, street, city, state, zip, zone } = after;
    const payload = { organisationId, leaid, name, status, street, city, state, zip, zone };
    const changed = before ? changedFacts(before, after) : [];
    if (!before) await createAggregate(tx, organisationId);
    if (!before) await this.outbox.add(tx, districtRegistered, payload);
    else if (isTold(changed)) await this.outbox.add(tx, districtChanged, payload);
    const facts = before ? { changed: Object.fromEntries(changed.map((fact) => [fact, [before[fact], after[fact]]])) } : { leaid, name };
    const action = before ? ACTION[layout] : 'district-registered';
    await this.audit.record(tx, { aggregateId: organisationId, action, actor, facts: { ...facts, layout, importId } });
  }
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

// The rows of a chunk in three statements: the directory of the whole country has 19,500. What is told of each change stays one by one.
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
