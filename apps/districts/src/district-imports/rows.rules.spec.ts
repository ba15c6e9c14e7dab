import type { ImportLayout } from '@tributary/contracts';
import { cellsOf, readRow } from './rows.rules.js';
import { refusalOf } from '../refusal.fixture.js';

const DIRECTORY = {
  ...{ SCHOOL_YEAR: '2024-2025', ST: 'AL', LEA_NAME: 'Winfield City', LEAID: '0103540', LSTREET1: '481 Apple Avenue', LSTREET2: 'Suite 2' },
  ...{
    LCITY: 'Winfield',
    LZIP: '35594',
    PHONE: '(205)487-4255',
    WEBSITE: '',
    SY_STATUS: '1',
    LEA_TYPE_TEXT: 'Regular',
    GSLO: 'PK',
    GSHI: '12',
  },
};
const LIST = { id: '103540', name: 'WINFIELD CITY', city: 'WINFIELD', state: 'al', zip: '35594' };
const GEOCODE = { LEAID: '0103540', NMCNTY: 'Marion County', LAT: '33.93', LON: '-87.81', SCHOOLYEAR: '2018-2019', LOCALE: '32' };
const ELSI = {
  ...{ agency_id_nces: '103540', county_name: 'Marion County', locale: '32-Town: Distant', lowest_grade: 'Prekindergarten' },
  ...{ highest_grade: '12th Grade', students: '1304', teachers_fte: '71.5', operational_schools: '3' },
};

function read(layout: ImportLayout, row: Readonly<Record<string, string>>, fileYear: string | null = null): ReturnType<typeof readRow> {
  const columns = new Map(Object.keys(row).map((name, index) => [name.toLowerCase(), index]));
  return readRow(layout, cellsOf(columns, Object.values(row)), fileYear);
}

describe('what a row says', () => {
  it('of the directory: name, standing and location', () => {
    expect(read('ccd-directory', DIRECTORY)).toEqual({
      leaid: '0103540',
      zeroRestored: false,
      facts: {
        ...{
          name: 'Winfield City',
          city: 'Winfield',
          state: 'AL',
          zip: '35594',
          status: 'open',
          type: 'Regular',
          street: '481 Apple Avenue, Suite 2',
        },
        ...{
          phone: '(205)487-4255',
          website: null,
          lowestGrade: 'PK',
          highestGrade: '12',
          operationalSchools: null,
          directoryYear: '2024-25',
        },
      },
    });
  });

  it('of a list: name and place, with the zero put back', () => {
    const facts = { name: 'WINFIELD CITY', city: 'WINFIELD', state: 'AL', zip: '35594' };
    expect(read('lea-list', LIST)).toEqual({ leaid: '0103540', zeroRestored: true, facts });
  });

  it('of the geocodes: position, county, locale', () => {
    const facts = { latitude: 33.93, longitude: -87.81, county: 'Marion County', locale: '32', positionYear: '2018-19' };
    expect(read('edge-geocode', GEOCODE)).toEqual({ leaid: '0103540', zeroRestored: false, facts });
  });

  it('of an ELSI table: students and teachers, of the year that is given with the file', () => {
    const facts = { students: 1304, teachersFte: 71.5, county: 'Marion County', locale: '32', lowestGrade: 'PK', highestGrade: '12' };
    expect(read('elsi-districts', ELSI, '2019-20')).toEqual({
      ...{ leaid: '0103540', zeroRestored: true },
      facts: { ...facts, operationalSchools: 3, enrolmentYear: '2019-20' },
    });
  });

  it.each<[string, ImportLayout, Readonly<Record<string, string>>, object]>([
    [
      'a district that opens later',
      'ccd-directory',
      { ...DIRECTORY, SY_STATUS: '7', GSLO: 'M', GSHI: 'M' },
      { status: 'future', lowestGrade: null },
    ],
    ['a district that closed', 'ccd-directory', { ...DIRECTORY, SY_STATUS: '2' }, { status: 'closed' }],
    ['a district whose boundary moved', 'ccd-directory', { ...DIRECTORY, SY_STATUS: '5' }, { status: 'changed-agency' }],
    ['a ZIP of the north-east that lost its zero', 'lea-list', { ...LIST, zip: '1001' }, { zip: '01001' }],
    ['no position', 'edge-geocode', { ...GEOCODE, LAT: 'N', LON: 'N' }, { latitude: null, longitude: null }],
    ['teachers that do not apply', 'elsi-districts', { ...ELSI, students: '–', teachers_fte: '†' }, { students: null, teachersFte: null }],
  ])('%s', (_, layout, row, facts) => {
    expect(read(layout, row).facts).toMatchObject(facts);
  });

  it.each<[string, ImportLayout, Readonly<Record<string, string>>, string]>([
    ['a row without a LEAID', 'ccd-directory', { ...DIRECTORY, LEAID: 'M' }, 'leaid.missing'],
    ['a row without a name', 'ccd-directory', { ...DIRECTORY, LEA_NAME: ' ' }, 'name.missing'],
    ['a row without a city', 'lea-list', { ...LIST, city: '' }, 'city.missing'],
    ['a status that does not exist', 'ccd-directory', { ...DIRECTORY, SY_STATUS: '9' }, 'status.unknown'],
    ['a state in words', 'lea-list', { ...LIST, state: 'Alabama' }, 'state.malformed'],
    ['a ZIP that is none', 'lea-list', { ...LIST, zip: 'ALA' }, 'zip.malformed'],
    ['a directory row without its year', 'ccd-directory', { ...DIRECTORY, SCHOOL_YEAR: '' }, 'year.missing'],
    ['half a position', 'edge-geocode', { ...GEOCODE, LON: 'N' }, 'position.halved'],
    ['students in words', 'elsi-districts', { ...ELSI, students: 'many' }, 'number.malformed'],
  ])('refuses %s', (_, layout, row, code) => {
    expect(refusalOf(() => read(layout, row))).toMatchObject({ code });
  });
});
