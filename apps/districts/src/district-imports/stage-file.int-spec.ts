import { Readable } from 'node:stream';
import type { DistrictImportReport } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { checkOutbox, rowsOf } from '@tributary/testing';
import { directory, type Districts, foundedBy, openDistricts } from '../districts.fixture.js';

let districts: Districts;
let dana: Actor;

beforeEach(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
});
afterEach(() => districts.close());

const bringIn = (file: string | Buffer): Promise<DistrictImportReport> =>
  districts.importDistricts.import(dana, Readable.from([Buffer.from(file)]), null);

async function count(table: string): Promise<number> {
  return (await rowsOf(districts.fresh.adminUrl, `select from ${table}`)).length;
}

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
    expect((await checkOutbox(districts.fresh.adminUrl)).filter(({ type }) => type.startsWith('districts.district.'))).toEqual([]);
  });

  it('are rows with a column too few or too many', async () => {
    const report = await bringIn(`${directory(...many)}2024-2025,AL\n`);
    expect(report.rejected).toEqual([expect.objectContaining({ line: 42, code: 'row.columns' })]);
  });

  it.each([
    ['a NUL in its LEAID', '01\u0000'],
    ['a LEAID that is cut in the middle of a character', `${'1'.repeat(39)}\u{1f4da}`],
  ])('are reported with %s', async (_, LEAID) => {
    const report = await bringIn(directory(...many, { LEAID }));
    expect(report.rejected).toEqual([expect.objectContaining({ line: 42, code: 'leaid.malformed' })]);
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
    expect(await rowsOf(districts.fresh.adminUrl, 'select name from organisation where leaid is not null')).toEqual([
      { name: 'Peña Blanca' },
    ]);
  });

  it.each([
    ['of schools', 'NCESSCH,LEAID,LEA_NAME\n', 'district-import.school-file'],
    ['of nothing', '', 'district-import.empty'],
    ['that breaks off inside a quotation', `${directory()}2024-2025,AL,"Open\n`, 'district-import.unreadable'],
  ])('is refused whole when it is one %s', async (_, file, code) => {
    await expect(bringIn(file)).rejects.toMatchObject({ code });
    expect([await count('staged_district'), await count('district')]).toEqual([0, 0]);
  });
});
