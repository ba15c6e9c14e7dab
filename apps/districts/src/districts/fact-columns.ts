import type { FactName } from './district.rules.js';

const OF_ORGANISATION: readonly FactName[] = ['leaid', 'name', 'zone'];

const OF_DISTRICT: Readonly<Record<Exclude<FactName, 'leaid' | 'name' | 'zone'>, string>> = {
  status: 'status',
  type: 'type',
  street: 'street',
  city: 'city',
  state: 'state',
  zip: 'zip',
  phone: 'phone',
  website: 'website',
  county: 'county',
  locale: 'locale',
  latitude: 'latitude',
  longitude: 'longitude',
  students: 'students',
  teachersFte: 'teachers_fte',
  lowestGrade: 'lowest_grade',
  highestGrade: 'highest_grade',
  operationalSchools: 'operational_schools',
  directoryYear: 'directory_year',
  positionYear: 'position_year',
  enrolmentYear: 'enrolment_year',
};

/** The columns of a district's facts under their names in the rules, for the `select` of a read over `organisation` and `district`. */
export function factColumns(organisation: string, district: string): string {
  return [
    ...OF_ORGANISATION.map((column) => `${organisation}.${column}`),
    ...Object.entries(OF_DISTRICT).map(([fact, column]) => `${district}.${column} as "${fact}"`),
  ].join(', ');
}
