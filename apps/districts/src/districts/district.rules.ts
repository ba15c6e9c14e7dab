import type { districtStatus, ImportLayout } from '@tributary/contracts';
import type { z } from 'zod';
import { zoneOf } from './zones.rules.js';

export type DistrictStatus = z.infer<typeof districtStatus>;

/** What is on record of a district. Null: no source gives it. */
export interface DistrictFacts {
  readonly leaid: string;
  readonly name: string;
  readonly status: DistrictStatus;
  /** What kind of agency it is, in the words of the directory. */
  readonly type: string;
  readonly street: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly county: string | null;
  readonly locale: string | null;
  /** Degrees, WGS-84, of the agency's office. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly students: number | null;
  readonly teachersFte: number | null;
  readonly lowestGrade: string | null;
  readonly highestGrade: string | null;
  readonly operationalSchools: number | null;
  /** School years of the sources, as `2024-25`. */
  readonly directoryYear: string | null;
  readonly positionYear: string | null;
  readonly enrolmentYear: string | null;
  readonly zone: string;
}

export type FactName = keyof DistrictFacts;

/** What one row of a file says: its facts as they are read, null where the row gives none. */
export interface DistrictRow {
  readonly leaid: string;
  readonly facts: Partial<DistrictFacts>;
}

interface Source {
  /** Facts of which this file is the authority. */
  readonly owns: readonly FactName[];
  /** Facts that it only gives where nothing is known yet. */
  readonly fills: readonly FactName[];
  /** Where the file's school year is kept. A row older than that changes nothing. */
  readonly year: 'directoryYear' | 'positionYear' | 'enrolmentYear' | null;
  /** Whether a row makes a district that is not on record. */
  readonly registers: boolean;
}

const ADDRESS = ['name', 'city', 'state', 'zip'] as const;
const GRADES = ['lowestGrade', 'highestGrade', 'operationalSchools'] as const;

/** Which file is believed for what. Files disagree, as they are of different years: so each fact has one authority. */
const SOURCES: Readonly<Record<ImportLayout, Source>> = {
  'ccd-directory': {
    owns: [...ADDRESS, 'status', 'type', 'street', 'phone', 'website', ...GRADES],
    fills: [],
    year: 'directoryYear',
    registers: true,
  },
  'lea-list': { owns: [], fills: ADDRESS, year: null, registers: true },
  'edge-geocode': { owns: ['latitude', 'longitude', 'county', 'locale'], fills: [], year: 'positionYear', registers: false },
  'elsi-districts': {
    owns: ['students', 'teachersFte'],
    fills: ['county', 'locale', ...GRADES],
    year: 'enrolmentYear',
    registers: false,
  },
};

/**
 * What is on record after a row, given what was before (null: nothing); the same object where the row changes nothing, null where the district
 * is unknown and the file registers none. Absence is never a fact: neither an empty cell nor a district that a file leaves out takes anything away.
 */
export function afterRow(known: DistrictFacts | null, layout: ImportLayout, row: DistrictRow, agencyZone: string): DistrictFacts | null {
  const source = SOURCES[layout];
  if (!known) return source.registers ? registered(row, agencyZone) : null;
  if (isOlder(row, known, source)) return known;
  const news = [
    ...source.owns.filter((name) => isGiven(row.facts[name])),
    ...source.fills.filter((name) => isGiven(row.facts[name]) && known[name] === null),
    ...(source.year !== null && isGiven(row.facts[source.year]) ? [source.year] : []),
  ];
  const merged = { ...known, ...Object.fromEntries(news.map((name) => [name, row.facts[name]])) };
  const after = { ...merged, zone: zoneOf(merged, agencyZone) };
  return changedFacts(known, after).length === 0 ? known : after;
}

/** The names of the facts in which two states of a district differ. */
export function changedFacts(before: DistrictFacts, after: DistrictFacts): FactName[] {
  return (Object.keys(after) as FactName[]).filter((name) => before[name] !== after[name]);
}

const TOLD: readonly FactName[] = ['leaid', 'name', 'status', 'street', 'city', 'state', 'zip', 'zone'];

/** Whether other services hear of the change: they keep names, status, the office's address and zone, not positions or figures. */
export function isTold(changed: readonly FactName[]): boolean {
  return changed.some((name) => TOLD.includes(name));
}

const UNKNOWN = {
  status: 'open',
  type: 'Local education agency',
  street: null,
  zip: null,
  phone: null,
  website: null,
  county: null,
  locale: null,
  latitude: null,
  longitude: null,
  students: null,
  teachersFte: null,
  lowestGrade: null,
  highestGrade: null,
  operationalSchools: null,
  directoryYear: null,
  positionYear: null,
  enrolmentYear: null,
} as const;

// A list of LEAs names those that work: its districts count as open until the directory says otherwise.
function registered({ leaid, facts }: DistrictRow, agencyZone: string): DistrictFacts {
  const { name, city, state } = facts;
  if (name === undefined || city === undefined || state === undefined) throw new Error('A row that registers has name, city and state.');
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => isGiven(value)));
  const district = { ...UNKNOWN, ...given, leaid, name, city, state };
  return { ...district, zone: zoneOf(district, agencyZone) };
}

function isOlder(row: DistrictRow, known: DistrictFacts, { year }: Source): boolean {
  if (year === null) return false;
  const [told, on] = [row.facts[year], known[year]];
  return isGiven(told) && isGiven(on) && told < on;
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
