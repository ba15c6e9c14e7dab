import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DistrictImportItem } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { eventually, rowsOf, withClient } from '@tributary/testing';
import { directory, type Districts, foundedBy, founding, openDistricts } from '../districts.fixture.js';

const END_WAITING = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
const many = (rows: number): string =>
  directory(...Array.from({ length: rows }, (_, at) => ({ LEAID: `01${String(at).padStart(5, '0')}`, LEA_NAME: `District ${at}` })));

let districts: Districts;
let dana: Actor;

beforeEach(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
});
afterEach(() => districts.close());

const bringIn = (file: AsyncIterable<Buffer> | string, name: string | null = null): Promise<unknown> => {
  const [source, bytes] = typeof file === 'string' ? [Readable.from([Buffer.from(file)]), Buffer.byteLength(file)] : [file, null];
  return districts.importDistricts.import(dana, source, null, { name, bytes });
};
const imports = async (): Promise<DistrictImportItem[]> => (await districts.findDistrictImports.page(dana, { limit: 50 })).items;
const newest = async (): Promise<DistrictImportItem | undefined> => (await imports())[0];

/** A file that stops in its middle until it is let go on. */
function halting(text: string): { file: AsyncIterable<Buffer>; goOn: () => void; breakOff: () => void } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const half = Math.floor(text.length / 2);
  async function* file(): AsyncGenerator<Buffer> {
    yield Buffer.from(text.slice(0, half));
    await promise;
    yield Buffer.from(text.slice(half));
  }
  return { file: file(), goOn: resolve, breakOff: () => reject(new Error('aborted')) };
}

describe('how far an import is', () => {
  it('can be read while its rows come in, and its effect cannot', async () => {
    const text = many(1_200);
    const { file, goOn } = halting(text);
    const running = bringIn(file, 'directory.csv');
    await eventually(async () => expect(await newest()).toMatchObject({ state: 'reading', rowsRead: 500, layout: 'ccd-directory' }));
    const told = await newest();
    expect(told).toMatchObject({
      fileName: 'directory.csv',
      bytesRead: Math.floor(text.length / 2),
      startedBy: founding.adminName,
      rowsApplied: 0,
    });
    expect(await rowsOf(districts.fresh.adminUrl, 'select from district')).toEqual([]);
    goOn();
    await running;
    expect(await newest()).toMatchObject({ state: 'applied', rowsRead: 1_200, rowsApplied: 1_200, bytesRead: text.length });
  });

  it('says that it is being applied while it waits for one before it', async () => {
    await withClient(districts.fresh.adminUrl, async (holder) => {
      await holder.query('begin');
      await holder.query('select from aggregate where id = $1 for update', [dana.organisationId]);
      const running = bringIn(many(3));
      await eventually(async () => expect(await newest()).toMatchObject({ state: 'applying', rowsRead: 3, rowsApplied: 0 }));
      await holder.query('rollback');
      await running;
    });
    expect(await newest()).toMatchObject({ state: 'applied' });
  });
});

describe('an import that comes to no good end', () => {
  it('is found interrupted where its file breaks off, and has changed nothing', async () => {
    const { file, breakOff } = halting(many(1_200));
    const running = bringIn(file);
    await eventually(async () => expect(await newest()).toMatchObject({ state: 'reading', rowsRead: 500 }));
    breakOff();
    await expect(running).rejects.toThrow('aborted');
    expect(await newest()).toMatchObject({ state: 'interrupted', rowsRead: 500 });
    expect(await rowsOf(districts.fresh.adminUrl, 'select from district')).toEqual([]);
  });

  it('is found interrupted where it is killed while it is applied, and the file can be sent again', async () => {
    await withClient(districts.fresh.adminUrl, async (holder) => {
      await holder.query('begin');
      await holder.query('select from aggregate where id = $1 for update', [dana.organisationId]);
      const killed = Promise.allSettled([bringIn(many(3))]);
      await eventually(async () => expect(await rowsOf(districts.fresh.adminUrl, END_WAITING)).toHaveLength(1));
      expect((await killed)[0]).toMatchObject({ status: 'rejected' });
      await holder.query('rollback');
    });
    expect(await newest()).toMatchObject({ state: 'interrupted', rowsRead: 3 });
    expect(await rowsOf(districts.fresh.adminUrl, 'select from district')).toEqual([]);
    await bringIn(many(3));
    expect((await imports()).map(({ state }) => state)).toEqual(['applied', 'interrupted']);
  });

  it('says why where it is no file of districts', async () => {
    await expect(bringIn('vendor,price\n', 'prices.csv')).rejects.toMatchObject({ code: 'district-import.layout-unknown' });
    expect(await newest()).toMatchObject({ state: 'failed', fileName: 'prices.csv', problem: { code: 'district-import.layout-unknown' } });
  });

  it('is refused with its report where too much of it is bad', async () => {
    await bringIn(directory({ LEAID: '12' }, {}));
    const refused = await newest();
    expect(refused).toMatchObject({ state: 'refused', rowsRead: 2, rejectedTotal: 1, rowsApplied: 0 });
    expect(await districts.findDistrictImports.one(dana, refused?.importId ?? '')).toMatchObject({
      report: { applied: false, rejected: [{ line: 2, code: 'leaid.malformed' }] },
    });
  });
});

describe('the history of imports', () => {
  it('has the newest first, page by page, and belongs to the agency alone', async () => {
    for (const name of ['one.csv', 'two.csv', 'three.csv']) await bringIn(directory({}), name);
    const first = await districts.findDistrictImports.page(dana, { limit: 2 });
    expect([first.items.map(({ fileName }) => fileName), first.total]).toEqual([['three.csv', 'two.csv'], 3]);
    const rest = await districts.findDistrictImports.page(dana, { limit: 2, after: first.next ?? '' });
    expect([rest.items.map(({ fileName }) => fileName), rest.next]).toEqual([['one.csv'], null]);
    const elsewhere: Actor = { ...dana, organisationId: '019a3b5c-0000-7000-8000-00000000d009', organisationKind: 'district' };
    expect((await districts.findDistrictImports.page(elsewhere, { limit: 2 })).items).toEqual([]);
    const one = districts.findDistrictImports.one(elsewhere, first.items[0]?.importId ?? '');
    await expect(one).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes the sample file whole, which is one batch', async () => {
    await bringIn(createReadStream(join(__dirname, '../../sample/ccd-lea-2024-25-alabama.csv')), 'ccd.csv');
    expect(await newest()).toMatchObject({ state: 'applied', rowsRead: 139, rowsApplied: 139 });
  });
});
