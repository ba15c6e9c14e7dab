import type { ImportLayout } from '@tributary/contracts';
import type { DistrictFacts, DistrictRow, DistrictStatus } from '../districts/district.rules.js';
import { readLeaid, shown } from './leaid.rules.js';
import { RowRejected } from './row-rejected.rules.js';
import { boundedText, decimal, gradeCode, localeCode, required, schoolYear, textOf, webAddress, wholeNumber } from './values.rules.js';

/** Gives the text of a column, whatever its name's case; null where the cell holds no value or the file has no such column. */
export type Cells = (column: string) => string | null;

export interface ReadRow extends DistrictRow {
  readonly zeroRestored: boolean;
}

type Facts = Partial<DistrictFacts>;

const READERS: Readonly<
  Record<ImportLayout, { readonly leaid: string; readonly facts: (cells: Cells, fileYear: string | null) => Facts }>
> = {
  'ccd-directory': { leaid: 'LEAID', facts: directoryFacts },
  'lea-list': { leaid: 'id', facts: listFacts },
  'edge-geocode': { leaid: 'LEAID', facts: positionFacts },
  'elsi-districts': { leaid: 'agency_id_nces', facts: enrolmentFacts },
};

/** What a row says. `fileYear` is the school year of a file that names none. Throws RowRejected. */
export function readRow(layout: ImportLayout, cells: Cells, fileYear: string | null): ReadRow {
  const { leaid, facts } = READERS[layout];
  return { ...readLeaid(cells(leaid) ?? ''), facts: facts(cells, fileYear) };
}

/** The column in which files of this layout name the district. */
export function leaidColumn(layout: ImportLayout): string {
  return READERS[layout].leaid;
}

/** Looks cells up by column name, for one record of a file with these columns. */
export function cellsOf(columns: ReadonlyMap<string, number>, record: readonly string[]): Cells {
  return (column) => {
    const index = columns.get(column.toLowerCase());
    return index === undefined ? null : textOf(record[index]);
  };
}

// CCD: SY_STATUS, the standing at the start of the school year.
const STATUS: Readonly<Record<string, DistrictStatus>> = {
  1: 'open',
  2: 'closed',
  3: 'new',
  4: 'added',
  5: 'changed-agency',
  6: 'inactive',
  7: 'future',
  8: 'reopened',
};

// The location, not the mailing address: it is where people and deliveries go.
function directoryFacts(cells: Cells): Facts {
  const street = ['LSTREET1', 'LSTREET2', 'LSTREET3'].map(cells).filter((line) => line !== null);
  return {
    ...placeFacts(cells, { name: 'LEA_NAME', city: 'LCITY', state: 'ST', zip: 'LZIP' }),
    status: statusOf(cells('SY_STATUS')),
    type: boundedText(required(cells('LEA_TYPE_TEXT'), 'type.missing', 'kind of agency'), 'kind of agency', 200),
    street: street.length === 0 ? null : boundedText(street.join(', '), 'street', 200),
    phone: boundedText(cells('PHONE'), 'telephone number', 40),
    website: webAddress(cells('WEBSITE')),
    lowestGrade: gradeCode(cells('GSLO')),
    highestGrade: gradeCode(cells('GSHI')),
    operationalSchools: wholeNumber(cells('OPERATIONAL_SCHOOLS'), 'number of schools'),
    directoryYear: schoolYear(required(cells('SCHOOL_YEAR'), 'year.missing', 'school year')),
  };
}

function listFacts(cells: Cells): Facts {
  return placeFacts(cells, { name: 'name', city: 'city', state: 'state', zip: 'zip' });
}

function positionFacts(cells: Cells): Facts {
  const latitude = decimal(cells('LAT'), 'latitude', [-90, 90]);
  const longitude = decimal(cells('LON'), 'longitude', [-180, 180]);
  if ((latitude === null) !== (longitude === null)) {
    throw new RowRejected('position.halved', 'The row has only one of latitude and longitude.');
  }
  return {
    latitude,
    longitude,
    county: boundedText(cells('NMCNTY'), 'county', 100),
    locale: localeCode(cells('LOCALE')),
    positionYear: schoolYear(cells('SCHOOLYEAR')),
  };
}

function enrolmentFacts(cells: Cells, fileYear: string | null): Facts {
  return {
    students: wholeNumber(cells('students'), 'number of students'),
    teachersFte: decimal(cells('teachers_fte'), 'number of teachers', [0, 999_999]),
    county: boundedText(cells('county_name'), 'county', 100),
    locale: localeCode(cells('locale')),
    lowestGrade: gradeCode(cells('lowest_grade')),
    highestGrade: gradeCode(cells('highest_grade')),
    operationalSchools: wholeNumber(cells('operational_schools'), 'number of schools'),
    enrolmentYear: fileYear,
  };
}

type Place = 'name' | 'city' | 'state' | 'zip';

function placeFacts(cells: Cells, columns: Readonly<Record<Place, string>>): Facts {
  const text = (place: 'name' | 'city', most: number): string =>
    boundedText(required(cells(columns[place]), `${place}.missing`, place), place, most);
  return { name: text('name', 200), city: text('city', 100), state: stateOf(cells(columns.state)), zip: zipOf(cells(columns.zip)) };
}

function stateOf(text: string | null): string {
  const state = required(text, 'state.missing', 'state').toUpperCase();
  if (!/^[A-Z]{2}$/.test(state)) throw new RowRejected('state.malformed', `“${shown(state)}” is not a state's two letters.`);
  return state;
}

// ZIPs of the north-east lose their zeros in spreadsheets too.
function zipOf(text: string | null): string | null {
  if (text === null) return null;
  const zip = /^\d{3,4}$/.test(text) ? text.padStart(5, '0') : text;
  if (!/^\d{5}(-?\d{4})?$/.test(zip)) throw new RowRejected('zip.malformed', `“${shown(text)}” is not a ZIP of 5 digits.`);
  return zip;
}

function statusOf(text: string | null): DistrictStatus {
  const status = STATUS[required(text, 'status.missing', 'status')];
  if (!status) throw new RowRejected('status.unknown', `“${shown(text ?? '')}” is not a status of the directory, which are 1 to 8.`);
  return status;
}
