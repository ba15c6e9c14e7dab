import type { DistrictFacts } from './district.rules.js';

/** Winfield City as the directory of 2024-25 has it, with whatever a spec wants to be otherwise. */
export function district(otherwise: Partial<DistrictFacts> = {}): DistrictFacts {
  return {
    leaid: '0103540',
    name: 'Winfield City',
    status: 'open',
    type: 'Regular public school district',
    street: '481 Apple Avenue',
    city: 'Winfield',
    state: 'AL',
    zip: '35594',
    phone: '(205)487-4255',
    website: 'http://www.winfield.k12.al.us',
    county: null,
    locale: null,
    latitude: null,
    longitude: null,
    students: null,
    teachersFte: null,
    lowestGrade: 'PK',
    highestGrade: '12',
    operationalSchools: 3,
    directoryYear: '2024-25',
    positionYear: null,
    enrolmentYear: null,
    zone: 'America/Chicago',
    ...otherwise,
  };
}
