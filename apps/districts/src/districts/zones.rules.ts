/**
 * Time zones by state, after the notes on the United States in the IANA database (`northamerica`, 2025b). Where whole counties keep another
 * time they are listed below; a state whose counties are divided and not listed is left out. Single towns and reservations that keep
 * another time than their state (West Wendover in Nevada, the Navajo Nation in Arizona) are not known here.
 */
const ZONE_OF_STATE: Readonly<Record<string, string>> = {
  ...zoneFor('America/New_York', 'CT DC DE FL GA MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV'),
  ...zoneFor('America/Chicago', 'AL AR IA IL KS LA MN MO MS OK TX WI'),
  ...zoneFor('America/Denver', 'CO MT NM UT WY'),
  ...zoneFor('America/Los_Angeles', 'CA NV OR WA'),
  AZ: 'America/Phoenix',
  HI: 'Pacific/Honolulu',
  MI: 'America/Detroit',
  PR: 'America/Puerto_Rico',
  GU: 'Pacific/Guam',
  VI: 'America/St_Thomas',
};

const ZONE_OF_COUNTIES: readonly { readonly state: string; readonly counties: string; readonly zone: string }[] = [
  { state: 'FL', zone: 'America/Chicago', counties: 'Bay,Calhoun,Escambia,Holmes,Jackson,Okaloosa,Santa Rosa,Walton,Washington' },
  { state: 'KS', zone: 'America/Denver', counties: 'Greeley,Hamilton,Sherman,Wallace' },
  { state: 'MI', zone: 'America/Menominee', counties: 'Dickinson,Gogebic,Iron,Menominee' },
  { state: 'OR', zone: 'America/Boise', counties: 'Malheur' },
  { state: 'TX', zone: 'America/Denver', counties: 'El Paso,Hudspeth' },
];

const ZONE_OF_COUNTY: ReadonlyMap<string, string> = new Map(
  ZONE_OF_COUNTIES.flatMap(({ state, counties, zone }) =>
    counties.split(',').map((county) => [`${state} ${county} County`, zone] as const),
  ),
);

/** The district's zone: its county's, else its state's, else the agency's own, as for states with several zones that are not listed. */
export function zoneOf({ state, county }: { readonly state: string; readonly county: string | null }, agencyZone: string): string {
  return ZONE_OF_COUNTY.get(`${state} ${county}`) ?? ZONE_OF_STATE[state] ?? agencyZone;
}

function zoneFor(zone: string, states: string): Record<string, string> {
  return Object.fromEntries(states.split(' ').map((state) => [state, zone]));
}
