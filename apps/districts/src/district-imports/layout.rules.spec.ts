import { refusalOf } from '../refusal.fixture.js';
import { delimiterOf, detectLayout } from './layout.rules.js';

const DIRECTORY = 'SCHOOL_YEAR,FIPST,ST,LEA_NAME,LEAID,LSTREET1,LCITY,LZIP,PHONE,WEBSITE,SY_STATUS,LEA_TYPE_TEXT,GSLO,GSHI'.split(',');

describe('which file it is', () => {
  it.each([
    ['the CCD directory', DIRECTORY, 'ccd-directory'],
    [
      'the CCD directory with its columns in another order and case',
      DIRECTORY.map((name) => ` ${name.toLowerCase()}`).reverse(),
      'ccd-directory',
    ],
    ['the CCD directory with a column that is new', [...DIRECTORY, 'OPERATIONAL_SCHOOLS', 'LATER'], 'ccd-directory'],
    ['EDGE geocodes', ['LEAID', 'NAME', 'NMCNTY', 'LAT', 'LON', 'SCHOOLYEAR', 'LOCALE'], 'edge-geocode'],
    [
      'an ELSI table',
      ['agency_id_nces', 'county_name', 'locale', 'lowest_grade', 'highest_grade', 'students', 'teachers_fte'],
      'elsi-districts',
    ],
    ['a list of LEAs', ['id', 'name', 'city', 'state', 'zip'], 'lea-list'],
  ])('%s', (_, header, layout) => {
    expect(detectLayout(header)).toBe(layout);
  });

  it.each([
    ['a file of something else', ['vendor', 'price'], 'district-import.layout-unknown', undefined],
    ['a line of data in place of the header', ['2024-2025', '01', 'ALABAMA'], 'district-import.layout-unknown', undefined],
    ['an empty header', [], 'district-import.layout-unknown', undefined],
    [
      'the directory of schools, which has all columns of the directory of districts',
      [...DIRECTORY, 'NCESSCH'],
      'district-import.school-file',
      undefined,
    ],
    [
      'a directory that lacks two columns',
      DIRECTORY.filter((name) => !['GSLO', 'LZIP'].includes(name)),
      'district-import.columns-missing',
      ['LZIP', 'GSLO'],
    ],
    ['pupils counted by district', ['LEAID', 'LEA_NAME', 'GRADE', 'STUDENT_COUNT'], 'district-import.columns-missing', undefined],
  ])('refuses %s', (_, header, code, columns) => {
    expect(refusalOf(() => detectLayout(header))).toMatchObject({ code, facts: columns === undefined ? {} : { columns } });
  });

  it('finds tabs or commas by the first line', () => {
    expect([delimiterOf('id\tname\n'), delimiterOf('LEAID,NAME\n')]).toEqual(['\t', ',']);
  });
});
