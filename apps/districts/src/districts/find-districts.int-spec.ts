import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { DistrictQuery } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { type Districts, foundedBy, joined, openDistricts } from '../districts.fixture.js';

let districts: Districts;
let renee: Actor;

beforeAll(async () => {
  districts = await openDistricts();
  const dana = await foundedBy(districts);
  const files = ['ccd-lea-2024-25-alabama.csv', 'edge-lea-geocode-2018-19-alabama.csv', 'elsi-districts-2019-20-alabama.csv'];
  for (const name of files)
    await districts.importDistricts.import(dana, createReadStream(join(__dirname, '../../sample', name)), '2019-20');
  const winfield = (await districts.findDistricts.page(dana, { search: '0103540', limit: 1 })).items[0]?.organisationId ?? '';
  renee = await joined(districts, dana, 'renee.hollis@sample.example', winfield, 'district-admin');
});
afterAll(() => districts.close());

async function names(query: Omit<DistrictQuery, 'limit'>): Promise<string[]> {
  return (await districts.findDistricts.page(renee, { limit: 200, ...query })).items.map(({ name }) => name);
}

describe('the list of districts', () => {
  it('is the same page by page as in one, each district once', async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await districts.findDistricts.page(renee, { limit: 40, after });
      seen.push(...page.items.map(({ name }) => name));
      expect(page.total).toBe(139);
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(await names({}));
    expect(new Set(seen).size).toBe(139);
  });

  it.each<[string, Omit<DistrictQuery, 'limit'>, string[]]>([
    ['a word of the name, in any case', { search: 'winfield' }, ['Winfield City']],
    ['words in any order, of name and county', { search: 'marion winfield' }, ['Winfield City']],
    ['the beginning of a LEAID', { search: '010354' }, ['Winfield City']],
    ['the end of a LEAID, which is no beginning', { search: '03540' }, []],
    ['a percent sign, which is itself', { search: '%' }, []],
    ['a county', { county: 'Marion County' }, ['Marion County', 'Winfield City']],
    ['a county and a word', { county: 'Marion County', search: 'city' }, ['Winfield City']],
    ['a status that none has', { status: 'closed' }, []],
  ])('finds %s', async (_, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('searches once where everything found is on the page', async () => {
    const found = (limit: number) =>
      districts.transactions.asWrite(renee, async (tx) => {
        const query = jest.spyOn(tx, 'query');
        const { items, total } = await districts.findDistricts.page(renee, { county: 'Marion County', limit });
        return [items.length, total, query.mock.calls.length];
      });
    expect([await found(3), await found(2), await found(1)]).toEqual([
      [2, 2, 1],
      [2, 2, 1],
      [1, 2, 2],
    ]);
  });

  it('offers counties and locales with the number of districts in each', async () => {
    const { counties, locales } = await districts.findDistricts.facets(renee);
    expect(counties.find(({ county }) => county === 'Marion County')?.districts).toBe((await names({ county: 'Marion County' })).length);
    expect(locales.map(({ locale }) => locale)).toEqual(['city', 'suburb', 'town', 'rural']);
    for (const { locale, districts: number } of locales)
      expect(await names({ locale: locale as DistrictQuery['locale'] })).toHaveLength(number);
  });

  it('refuses a page that no list has given out', async () => {
    await expect(districts.findDistricts.page(renee, { limit: 10, after: 'x' })).rejects.toMatchObject({ code: 'page.malformed' });
  });
});

describe('one district', () => {
  it('is open to every organisation, with its history', async () => {
    const district = await districts.findDistricts.one(renee, renee.organisationId);
    expect(district).toMatchObject({
      leaid: '0103540',
      students: 1272,
      teachersFte: 81.14,
      directoryYear: '2024-25',
      enrolmentYear: '2019-20',
    });
    expect(district.timeline.map(({ action, organisationName }) => [action, organisationName])).toEqual([
      ['enrolment-recorded', 'Alabama State Department of Education (sample)'],
      ['position-recorded', 'Alabama State Department of Education (sample)'],
      ['district-registered', 'Alabama State Department of Education (sample)'],
    ]);
  });

  it('is not found where there is none', async () => {
    await expect(districts.findDistricts.one(renee, '019a3b5c-0000-7000-8000-00000000d009')).rejects.toMatchObject({ code: 'not-found' });
  });
});
