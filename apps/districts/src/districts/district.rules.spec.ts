import type { ImportLayout } from '@tributary/contracts';
import fc from 'fast-check';
import { district } from './district.fixture.js';
import { afterRow, changedFacts, type DistrictFacts, isTold } from './district.rules.js';

const CHICAGO = 'America/Chicago';
const after = (known: DistrictFacts | null, layout: ImportLayout, facts: Partial<DistrictFacts>): DistrictFacts | null =>
  afterRow(known, layout, { leaid: '0103540', facts }, CHICAGO);

describe('what is on record after a row', () => {
  it.each<[string, DistrictFacts, ImportLayout, Partial<DistrictFacts>, Partial<DistrictFacts>]>([
    ['the directory renames a district', district(), 'ccd-directory', { name: 'Winfield' }, { name: 'Winfield' }],
    [
      'a newer directory closes a district',
      district(),
      'ccd-directory',
      { status: 'closed', directoryYear: '2025-26' },
      { status: 'closed', directoryYear: '2025-26' },
    ],
    ['an older directory changes nothing', district(), 'ccd-directory', { name: 'Old name', directoryYear: '2023-24' }, {}],
    ['a directory without a web site takes none away', district(), 'ccd-directory', { website: null }, {}],
    ['the list renames no district of the directory', district(), 'lea-list', { name: 'WINFIELD CITY', city: 'WINFIELD' }, {}],
    ['the list fills in a ZIP that is not known', district({ zip: null }), 'lea-list', { zip: '35594' }, { zip: '35594' }],
    [
      'geocodes place a district',
      district(),
      'edge-geocode',
      { latitude: 33.9, longitude: -87.8, county: 'Marion County', locale: '32' },
      { latitude: 33.9, longitude: -87.8, county: 'Marion County', locale: '32' },
    ],
    ['geocodes say nothing of names', district(), 'edge-geocode', { name: 'Elsewhere' }, {}],
    [
      'older geocodes move no district',
      district({ latitude: 1, positionYear: '2020-21' }),
      'edge-geocode',
      { latitude: 2, positionYear: '2018-19' },
      {},
    ],
    [
      'an ELSI table counts students and teachers',
      district(),
      'elsi-districts',
      { students: 1304, teachersFte: 71.5 },
      { students: 1304, teachersFte: 71.5 },
    ],
    ['a school for the arts reports no students', district(), 'elsi-districts', { students: 0 }, { students: 0 }],
    [
      'an ELSI table fills in a county that is not known',
      district(),
      'elsi-districts',
      { county: 'Marion County' },
      { county: 'Marion County' },
    ],
    [
      'an ELSI table leaves the county of the geocodes',
      district({ county: 'Marion County' }),
      'elsi-districts',
      { county: 'Fayette County' },
      {},
    ],
    ['an ELSI table leaves the grades of the directory', district(), 'elsi-districts', { lowestGrade: 'KG' }, {}],
    [
      'a county of another zone moves the clock',
      district({ state: 'TX' }),
      'edge-geocode',
      { county: 'El Paso County' },
      { county: 'El Paso County', zone: 'America/Denver' },
    ],
  ])('%s', (_, known, layout, row, expected) => {
    expect(after(known, layout, row)).toEqual({ ...known, ...expected });
  });

  it('is the very same object where nothing differs, so that nothing is written', () => {
    const known = district();
    expect(after(known, 'ccd-directory', { name: known.name, city: known.city, directoryYear: '2024-25' })).toBe(known);
  });

  it.each<[string, ImportLayout, boolean]>([
    ['the directory registers a district', 'ccd-directory', true],
    ['the list registers a district', 'lea-list', true],
    ['geocodes register none', 'edge-geocode', false],
    ['an ELSI table registers none', 'elsi-districts', false],
  ])('%s', (_, layout, registers) => {
    expect(after(null, layout, { name: 'Winfield City', city: 'Winfield', state: 'AL' }) !== null).toBe(registers);
  });

  it('holds a listed district for open, of no stated kind, in its state’s zone', () => {
    expect(after(null, 'lea-list', { name: 'WINFIELD CITY', city: 'WINFIELD', state: 'AL', zip: null })).toEqual({
      ...district({ street: null, phone: null, website: null, lowestGrade: null, highestGrade: null, operationalSchools: null }),
      ...{ name: 'WINFIELD CITY', city: 'WINFIELD', type: 'Local education agency', zip: null, directoryYear: null },
    });
  });
});

describe('laws of importing', () => {
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
  const word = fc.constantFrom('Winfield', 'WINFIELD', 'Marion County', '35594');
  const facts = fc.record({
    ...{ name: word, city: word, state: fc.constant('AL'), zip: maybe(word), phone: maybe(word), county: maybe(word) },
    ...{
      locale: maybe(fc.constantFrom('11', '32')),
      students: maybe(fc.integer({ min: 0, max: 9 })),
      lowestGrade: maybe(fc.constantFrom('PK', 'KG')),
    },
    ...{ directoryYear: maybe(fc.constantFrom('2023-24', '2024-25')), positionYear: maybe(fc.constantFrom('2018-19', '2019-20')) },
  });
  const file = fc.record({ layout: fc.constantFrom<ImportLayout>('ccd-directory', 'lea-list', 'edge-geocode', 'elsi-districts'), facts });
  const files = fc.array(file, { maxLength: 6 });
  const applied = (
    known: DistrictFacts | null,
    sequence: readonly { layout: ImportLayout; facts: Partial<DistrictFacts> }[],
  ): DistrictFacts | null => sequence.reduce((district, { layout, facts }) => after(district, layout, facts) ?? district, known);

  it('a file that is imported again, right after itself, changes nothing', () => {
    fc.assert(
      fc.property(files, file, (before, last) => {
        const once = applied(null, [...before, last]);
        expect(applied(once, [last])).toBe(once);
      }),
    );
  });

  it('a directory that is imported again after other kinds of files changes nothing', () => {
    fc.assert(
      fc.property(facts, files, (directory, others) => {
        const between = others.filter(({ layout }) => layout !== 'ccd-directory');
        const once = applied(null, [{ layout: 'ccd-directory', facts: directory }, ...between]);
        expect(applied(once, [{ layout: 'ccd-directory', facts: directory }])).toBe(once);
      }),
    );
  });

  it('no file ever takes a known fact away', () => {
    fc.assert(
      fc.property(files, file, (before, last) => {
        const [known, next] = [applied(null, before), applied(null, [...before, last])];
        for (const [name, value] of Object.entries(known ?? {})) {
          if (value !== null) expect([name, next?.[name as keyof DistrictFacts]]).not.toEqual([name, null]);
        }
      }),
    );
  });
});

describe('who hears of a change', () => {
  it.each<[string, Partial<DistrictFacts>, boolean]>([
    ['other services hear of a new name', { name: 'Winfield' }, true],
    ['other services hear of a new status', { status: 'closed' }, true],
    ['other services hear of a new city', { city: 'Guin' }, true],
    ['other services hear of another street', { street: '12 Main Street' }, true],
    ['other services hear of another ZIP code', { zip: '35563' }, true],
    ['other services hear of a new zone', { zone: 'America/Denver' }, true],
    ['other services do not hear of a position', { latitude: 1, longitude: 2 }, false],
    ['other services do not hear of students counted', { students: 1304 }, false],
    ['other services do not hear of a new year with the same facts', { directoryYear: '2025-26' }, false],
  ])('%s', (_, otherwise, told) => {
    expect(isTold(changedFacts(district(), district(otherwise)))).toBe(told);
  });
});
