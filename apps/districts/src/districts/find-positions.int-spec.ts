import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '@tributary/service-kit';
import { rowsOf } from '@tributary/testing';
import { type Districts, foundedBy, openDistricts } from '../districts.fixture.js';

let districts: Districts;
let dana: Actor;

beforeAll(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
  await bringIn('ccd-lea-2024-25-alabama.csv');
});
afterAll(() => districts.close());

const bringIn = (name: string): Promise<unknown> =>
  districts.importDistricts.import(dana, createReadStream(join(__dirname, '../../sample', name)), null);

describe('where districts lie', () => {
  it('is said of those whose position is known, and how many lack one', async () => {
    expect(await districts.findPositions.find(dana, {})).toEqual({ items: [], unplaced: 139 });
    await bringIn('edge-lea-geocode-2018-19-alabama.csv');
    const { items, unplaced } = await districts.findPositions.find(dana, {});
    expect([items.length, unplaced]).toEqual([139, 0]);
    expect(items.find(({ leaid }) => leaid === '0103540')).toMatchObject({
      name: 'Winfield City',
      latitude: 33.931415,
      longitude: -87.812039,
    });
  });

  it('counts nobody as without a position who is only too many', async () => {
    await rowsOf(
      districts.fresh.adminUrl,
      `with made as (
         insert into organisation (organisation_id, kind, leaid, name, zone)
         select uuidv7(), 'district', (4800000 + n)::text, 'Far ' || n, 'America/Chicago' from generate_series(1, 2600) n returning organisation_id)
       insert into district (organisation_id, status, type, city, state, county, latitude, longitude)
       select organisation_id, 'open', 'Regular', 'Far', 'TX', 'Far County', 31, -99 from made`,
    );
    const { items, unplaced } = await districts.findPositions.find(dana, { county: 'Far County' });
    expect([items.length, unplaced]).toEqual([2_500, 0]);
  });

  it('follows the filters of the list', async () => {
    const listed = await districts.findDistricts.page(dana, { county: 'Marion County', limit: 50 });
    const { items } = await districts.findPositions.find(dana, { county: 'Marion County' });
    expect(items.map(({ name }) => name)).toEqual(listed.items.map(({ name }) => name));
  });
});
