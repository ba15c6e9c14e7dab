import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DistrictImportReport } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { checkOutbox, rowsOf, type StoredEvent } from '@tributary/testing';
import { directory, type Districts, foundedBy, openDistricts } from '../districts.fixture.js';

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
      data: { leaid: '0103540', name: 'Winfield', status: 'closed' },
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

const many = Array.from({ length: 40 }, (_, at) => ({ LEAID: `01${String(at).padStart(5, '0')}`, LEA_NAME: `District ${at}` }));

describe('bad rows', () => {
  it('are reported with line and reason, and the good ones are taken while they are few', async () => {
    const report = await bringIn(directory(...many, { LEAID: '12' }, { LEAID: '0100000' }));
    expect(report).toMatchObject({ applied: true, rowsRead: 42, added: 40, rejectedTotal: 2 });
    expect(report.rejected).toEqual([
      { line: 42, leaid: '12', code: 'leaid.malformed', reason: '“12” is not a LEAID: it has 7 digits.' },
      { line: 43, leaid: '0100000', code: 'leaid.twice', reason: 'An earlier row of the file is of the same district.' },
    ]);
  });

  it('keep the whole file out above the share, and the report is kept', async () => {
    const report = await bringIn(directory(...many, ...Array.from({ length: 3 }, () => ({ GSLO: '14' }))));
    expect(report).toMatchObject({ applied: false, rowsRead: 43, added: 0, changed: 0, rejectedTotal: 3 });
    expect([await count('district'), await count('staged_district'), await count('district_import')]).toEqual([0, 0, 1]);
    expect(await ofDistricts()).toEqual([]);
  });

  it('are rows with a column too few or too many', async () => {
    const report = await bringIn(`${directory(...many)}2024-2025,AL\n`);
    expect(report.rejected).toEqual([expect.objectContaining({ line: 42, code: 'row.columns' })]);
  });

  it('are the rows that an open quotation mark swallows', async () => {
    const lines = directory(...many).split('\n');
    const swallowing = [...lines.slice(0, 20), '2024-2025,AL,"Open', ...lines.slice(20, 25), 'closed",1', ...lines.slice(25)].join('\n');
    expect(await bringIn(swallowing)).toMatchObject({ applied: false, rejectedTotal: 7, rejected: [{ line: 21, code: 'row.over-lines' }] });
  });
});

describe('a file as people send it', () => {
  it.each<[string, (text: string) => Buffer, 'utf-8' | 'latin-1']>([
    ['in Latin-1', (text) => Buffer.from(text, 'latin1'), 'latin-1'],
    ['in UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`), 'utf-8'],
  ])('%s', async (_, encode, encoding) => {
    expect(await bringIn(encode(directory({ LEA_NAME: 'Peña Blanca' })))).toMatchObject({ encoding, added: 1 });
    expect(await winfield()).toMatchObject({ name: 'Peña Blanca' });
  });

  it.each([
    ['of schools', 'NCESSCH,LEAID,LEA_NAME\n', 'district-import.school-file'],
    ['of nothing', '', 'district-import.empty'],
    ['that breaks off inside a quotation', `${directory()}2024-2025,AL,"Open\n`, 'district-import.unreadable'],
  ])('is refused whole when it is one %s', async (_, file, code) => {
    await expect(bringIn(file)).rejects.toMatchObject({ code });
    expect([await count('staged_district'), await count('district_import')]).toEqual([0, 0]);
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
    expect([await count('district'), await count('district_import'), await count('staged_district')]).toEqual([0, 0, 0]);
    expect(await ofDistricts()).toEqual([]);
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
