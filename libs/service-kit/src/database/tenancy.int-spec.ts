import { randomUUID } from 'node:crypto';
import { checkTenancy, type FreshDatabase, rowsOf } from '@tributary/testing';
import { notesDatabase } from '../../test/notes/notes.fixture.js';

const [winfield, baldwin] = [
  { organisationId: randomUUID(), personId: randomUUID() },
  { organisationId: randomUUID(), personId: randomUUID() },
];

describe('row security of the tables that every service has', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await notesDatabase();
    for (const { organisationId, personId } of [winfield, baldwin]) await fill(database, organisationId, personId);
  });
  afterEach(() => database.drop());

  const findings = (): Promise<string[]> =>
    checkTenancy({
      database,
      tenants: [winfield, baldwin],
      mayRead: {
        organisation: (_, { personId }) => personId !== null,
        person: (row, { personId }) => row['person_id'] === personId,
        role_grant: (row, { organisationId, personId }) => row['organisation_id'] === organisationId || row['person_id'] === personId,
        idempotency: (row, { personId }) => row['caller'] === `a sign-in of ${personId}`,
      },
    });

  it('shows each organisation its own rows, and nobody anything, with no filter in any query', async () => {
    expect(await findings()).toEqual([]);
  });

  it('shows rows at all to the one whom they belong to, and none to the owner of the tables', async () => {
    const sql = `with who as materialized (select set_config('tributary.organisation', $1, false)) select note.* from who, note`;
    expect(await rowsOf(database.requestUrl, sql, [winfield?.organisationId])).toHaveLength(1);
    expect(await rowsOf(database.ownerUrl, 'select * from note')).toEqual([]);
  });

  it.each([
    ['a policy that lets everybody read', 'create policy leak on note for select to notes_request using (true)', 'sees 1 rows of note'],
    ['a policy that lets everybody delete', 'create policy leak on note for all to notes_request using (true)', 'deletes 2 rows of note'],
    ['a table without row security', 'alter table note disable row level security', 'note has no forced row security'],
    ['a table whose owner sees all', 'alter table note no force row level security', 'note has no forced row security'],
    ['a policy without an index', 'drop index note_organisation', 'note.organisation_id stands in a policy and begins no index'],
    ['a right that row security does not bind', 'grant truncate on note to notes_request', 'a request has TRUNCATE on note'],
  ])('is found wanting with %s', async (_, sql, finding) => {
    await rowsOf(database.ownerUrl, sql);
    expect(await findings()).toContainEqual(expect.stringContaining(finding));
  });
});

async function fill({ workerUrl }: FreshDatabase, organisationId: string, personId: string): Promise<void> {
  const rows: [string, unknown[]][] = [
    ['insert into note (note_id, organisation_id, words) values ($1, $2, $3)', [randomUUID(), organisationId, 'ours']],
    [
      `insert into organisation (organisation_id, kind, name, zone) values ($1, 'district', 'District', 'America/Chicago')`,
      [organisationId],
    ],
    ['insert into person (person_id, email) values ($1, $2)', [personId, `${personId}@sample.example`]],
    [
      `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from) values ($1, $2, $3, 'buyer', 'active', now())`,
      [randomUUID(), personId, organisationId],
    ],
    [
      `insert into audit (aggregate_id, version, person_id, organisation_id, action, facts) values ($1, 1, $2, $3, 'note-written', '{}')`,
      [randomUUID(), personId, organisationId],
    ],
    [
      `insert into idempotency (scope, caller, body_hash, status) values ($1, $2, $1, 200)`,
      [Buffer.from(personId), `a sign-in of ${personId}`],
    ],
    [
      `insert into file (organisation_id, sha256, name, media_type, bytes, uploaded_by) values ($1, $2, 'a.txt', 'text/plain', 1, $3)`,
      [organisationId, '0'.repeat(64), personId],
    ],
    ['insert into aggregate (id) values ($1)', [randomUUID()]],
  ];
  for (const [sql, parameters] of rows) await rowsOf(workerUrl, sql, parameters);
}
