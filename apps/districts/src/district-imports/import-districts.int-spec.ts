import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DistrictImportReport } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { checkOutbox, eventually, rowsOf, type StoredEvent, withClient } from '@tributary/testing';
import { directory, type Districts, foundedBy, openDistricts } from '../districts.fixture.js';

const END_WAITING = `
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

let districts: Districts;
let dana: Actor;

beforeEach(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
});
afterEach(() => districts.close());

const sample = (name: string): Readable => createReadStream(join(__dirname, '../../sample', name));
const bringIn = (file: Readable | string | Buffer, year: string | null = null): Promise<DistrictImportReport> =>
  districts.importDistricts.import(
    dana,
    typeof file === 'string' || Buffer.isBuffer(file) ? Readable.from([Buffer.from(file)]) : file,
    year,
  );

const DIRECTORY = 'ccd-lea-2024-25-alabama.csv';
const GEOCODES = 'edge-lea-geocode-2018-19-alabama.csv';
const ELSI = 'elsi-districts-2019-20-alabama.csv';
const LIST = 'lea-alabama.tsv';

async function ofDistricts(): Promise<StoredEvent[]> {
  return (await checkOutbox(districts.fresh.adminUrl)).filter(({ type }) => type.startsWith('districts.district.'));
}
async function count(table: string): Promise<number> {
  const [row] = await rowsOf<{ rows: number }>(districts.fresh.adminUrl, `select count(*)::int as rows from ${table}`);
  return row?.rows ?? -1;
}
async function winfield(): Promise<Record<string, unknown> | undefined> {
  const sql = `select * from district join organisation using (organisation_id) where leaid = '0103540'`;
  return (await rowsOf<Record<string, unknown>>(districts.fresh.adminUrl, sql))[0];
}

describe('the sample', () => {
  it('comes in whole: directory, positions, enrolment and the list without its zeros', async () => {
    expect(await bringIn(sample(DIRECTORY))).toMatchObject({
      ...{ layout: 'ccd-directory', encoding: 'utf-8', applied: true, rowsRead: 139, added: 139, rejectedTotal: 0, zerosRestored: 0 },
      missing: { position: 139, locale: 139, enrolment: 139 },
    });
    expect(await bringIn(sample(GEOCODES))).toMatchObject({
      layout: 'edge-geocode',
      changed: 139,
      missing: { position: 0, locale: 0, enrolment: 139 },
    });
    expect(await bringIn(sample(ELSI), '2019-20')).toMatchObject({
      ...{ layout: 'elsi-districts', changed: 139, zerosRestored: 139, missing: { position: 0, locale: 0, enrolment: 0 } },
    });
    expect(await bringIn(sample(LIST))).toMatchObject({ layout: 'lea-list', added: 0, changed: 0, unchanged: 139, zerosRestored: 139 });
    expect(await winfield()).toMatchObject({
      ...{
        name: 'Winfield City',
        status: 'open',
        city: 'Winfield',
        zip: '35594',
        zone: 'America/Chicago',
        county: 'Marion County',
        locale: '43',
      },
      ...{ latitude: 33.931415, longitude: -87.812039, students: 1272, teachers_fte: 81.14, lowest_grade: 'PK', highest_grade: '12' },
      ...{ directory_year: '2024-25', position_year: '2018-19', enrolment_year: '2019-20' },
    });
    expect((await ofDistricts()).map(({ type }) => type)).toEqual(Array<string>(139).fill('districts.district.registered@1'));
    expect([await count('district_history'), await count('staged_district'), await count('district_import')]).toEqual([417, 0, 4]);
  });

  it('changes nothing and tells nobody the second time', async () => {
    const files: [string, string | null][] = [
      [DIRECTORY, null],
      [GEOCODES, null],
      [ELSI, '2019-20'],
      [LIST, null],
    ];
    for (const [name, year] of files) await bringIn(sample(name), year);
    const tables = async (): Promise<unknown> => [
      await rowsOf(districts.fresh.adminUrl, 'select * from organisation join district using (organisation_id) order by leaid'),
      await ofDistricts(),
      await count('district_history'),
    ];
    const before = await tables();
    for (const [name, year] of files) {
      expect(await bringIn(sample(name), year)).toMatchObject({ applied: true, added: 0, changed: 0, unchanged: 139 });
    }
    expect(await tables()).toEqual(before);
  });

  it('can begin with the list, whose capitals and standing the directory puts right', async () => {
    expect(await bringIn(sample(LIST))).toMatchObject({ added: 139, zerosRestored: 139 });
    expect(await winfield()).toMatchObject({ name: 'WINFIELD CITY', directory_year: null });
    expect(await bringIn(sample(DIRECTORY))).toMatchObject({ added: 0, changed: 139 });
    expect(await winfield()).toMatchObject({ name: 'Winfield City' });
    expect((await ofDistricts()).filter(({ type }) => type === 'districts.district.changed@1')).toHaveLength(139);
  });
});

describe('a later file', () => {
  it('changes what differs, keeps the history and tells the new whole', async () => {
    await bringIn(directory({}, { LEAID: '0100270', LEA_NAME: 'Baldwin County' }));
    const report = await bringIn(directory({ LEA_NAME: 'Winfield', SY_STATUS: '2', SCHOOL_YEAR: '2025-2026' }));
    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
    const events = await ofDistricts();
    expect(events.at(-1)).toMatchObject({
      type: 'districts.district.changed@1',
      version: 2,
      data: { leaid: '0103540', name: 'Winfield', status: 'closed', street: '481 Apple Ave', zip: '35594' },
    });
    const history = await rowsOf<{ facts: { name: string } }>(
      districts.fresh.adminUrl,
      `select facts from district_history join organisation using (organisation_id) where leaid = '0103540' order by at`,
    );
    expect(history.map(({ facts }) => facts.name)).toEqual(['Winfield City', 'Winfield']);
    const [audited] = await rowsOf<{ facts: object }>(
      districts.fresh.adminUrl,
      `select facts from audit where action = 'district-changed'`,
    );
    expect(audited?.facts).toMatchObject({ changed: { name: ['Winfield City', 'Winfield'], status: ['open', 'closed'] } });
  });

  it('closes no district by leaving it out', async () => {
    await bringIn(directory({}, { LEAID: '0100270', LEA_NAME: 'Baldwin County' }));
    await bringIn(directory({ LEAID: '0100270', LEA_NAME: 'Baldwin County' }));
    expect(await winfield()).toMatchObject({ status: 'open' });
  });

  it('registers no district from positions', async () => {
    expect(await bringIn(sample(GEOCODES))).toMatchObject({ applied: true, added: 0, changed: 0, unknownDistricts: 139 });
    expect(await count('district')).toBe(0);
  });
});

describe('two imports', () => {
  it('of the same file at once register each district once', async () => {
    const reports = await Promise.all([bringIn(sample(DIRECTORY)), bringIn(sample(DIRECTORY))]);
    expect(reports.map(({ added, unchanged }) => [added, unchanged]).sort()).toEqual([
      [0, 139],
      [139, 0],
    ]);
    expect(await ofDistricts()).toHaveLength(139);
  });

  it('leave nothing of one that fails at its end', async () => {
    const failing = districts.transactions.asWrite(dana, async () => {
      await bringIn(sample(DIRECTORY));
      throw new Error('The answer could not be stored.');
    });
    await expect(failing).rejects.toThrow('The answer could not be stored.');
    expect([await count('district'), await count('staged_district')]).toEqual([0, 0]);
    expect(await ofDistricts()).toEqual([]);
  });

  it('leave nothing of one that is killed in its middle, and the file comes in whole after it', async () => {
    const outcome = await withClient(districts.fresh.adminUrl, async (holder) => {
      await holder.query('begin');
      await holder.query('select from aggregate where id = $1 for update', [dana.organisationId]);
      const killed = Promise.allSettled([bringIn(sample(DIRECTORY))]);
      await eventually(async () => {
        const ended = await rowsOf(districts.fresh.adminUrl, END_WAITING);
        if (ended.length === 0) throw new Error('The import does not wait for the agency’s lock.');
      });
      await holder.query('rollback');
      return (await killed)[0]?.status;
    });
    expect(outcome).toBe('rejected');
    expect([await count('district'), await count('staged_district')]).toEqual([0, 0]);
    // What is left is how far it was; that it has ended is found by whoever looks at it next.
    expect(await rowsOf(districts.fresh.adminUrl, 'select state from district_import')).toEqual([{ state: 'applying' }]);
    expect(await ofDistricts()).toEqual([]);
    expect(await bringIn(sample(DIRECTORY))).toMatchObject({ applied: true, added: 139 });
    expect(await ofDistricts()).toHaveLength(139);
  });

  it('write many districts in few statements', async () => {
    const statements = await districts.transactions.asWrite(dana, async (tx) => {
      const query = jest.spyOn(tx, 'query');
      await bringIn(sample(DIRECTORY));
      return query.mock.calls.length;
    });
    expect(statements).toBeLessThan(20);
    expect(await ofDistricts()).toHaveLength(139);
  });

  it('are the agency’s alone: row security keeps a district from writing one', async () => {
    const { added } = await bringIn(directory({}));
    const ofWinfield: Actor = {
      ...dana,
      organisationId: String((await winfield())?.['organisation_id']),
      organisationKind: 'district',
      roles: ['district-admin'],
    };
    const importing = districts.importDistricts.import(
      ofWinfield,
      Readable.from([Buffer.from(directory({ LEA_NAME: 'Taken over' }))]),
      null,
    );
    await expect(importing).rejects.toThrow('row-level security');
    expect([added, (await winfield())?.['name']]).toEqual([1, 'Winfield City']);
  });
});
