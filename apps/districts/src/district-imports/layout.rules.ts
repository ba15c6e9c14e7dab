import type { ImportLayout } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';

interface Layout {
  readonly name: ImportLayout;
  /** Columns by which the file is known: no other layout has them all. */
  readonly marks: readonly string[];
  /** Columns without which the file is refused. A column that nobody expects is no error. */
  readonly required: readonly string[];
}

const LAYOUTS: readonly Layout[] = [
  {
    name: 'ccd-directory',
    marks: ['LEAID', 'LEA_NAME'],
    required: [
      ...['SCHOOL_YEAR', 'ST', 'LEA_NAME', 'LEAID', 'LSTREET1', 'LCITY', 'LZIP', 'PHONE', 'WEBSITE'],
      ...['SY_STATUS', 'LEA_TYPE_TEXT', 'GSLO', 'GSHI'],
    ],
  },
  { name: 'edge-geocode', marks: ['LEAID', 'LAT', 'LON'], required: ['LEAID', 'NMCNTY', 'LAT', 'LON', 'SCHOOLYEAR', 'LOCALE'] },
  {
    name: 'elsi-districts',
    marks: ['agency_id_nces'],
    required: ['agency_id_nces', 'county_name', 'locale', 'lowest_grade', 'highest_grade', 'students', 'teachers_fte'],
  },
  { name: 'lea-list', marks: ['id', 'name', 'city', 'state'], required: ['id', 'name', 'city', 'state', 'zip'] },
];

// School files have the columns of the directory too. Taken as one, the last school of each district would name the district.
const SCHOOL_COLUMN = 'NCESSCH';

/**
 * Which file it is, by the names of its columns in any case and order. Throws `district-import.layout-unknown`, `district-import.school-file`,
 * and `district-import.columns-missing` with the names of the columns.
 */
export function detectLayout(header: readonly string[]): ImportLayout {
  const columns = new Set(header.map(columnName));
  const has = (name: string): boolean => columns.has(columnName(name));
  if (has(SCHOOL_COLUMN)) {
    throw new RuleBroken('district-import.school-file', { detail: 'This file lists schools. Import the directory of districts (LEAs).' });
  }
  const layout = LAYOUTS.find(({ marks }) => marks.every(has));
  if (!layout) {
    throw new RuleBroken('district-import.layout-unknown', {
      detail: 'The first line must name the columns of a CCD directory, an EDGE geocode file, an ELSI table or a list of LEAs.',
    });
  }
  const missing = layout.required.filter((name) => !has(name));
  if (missing.length > 0) {
    throw new RuleBroken('district-import.columns-missing', { detail: `The file lacks ${missing.join(', ')}.`, columns: missing });
  }
  return layout.name;
}

/** A column's name as it is compared: in small letters, without white space around it. */
export function columnName(name: string): string {
  return name.trim().toLowerCase();
}

/** A list of LEAs comes with tabs, the others with commas. No column's name holds either, so the first line tells. */
export function delimiterOf(headerLine: string): ',' | '\t' {
  return headerLine.includes('\t') ? '\t' : ',';
}
