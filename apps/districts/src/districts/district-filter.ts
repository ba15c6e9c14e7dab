import type { DistrictQuery } from '@tributary/contracts';

const LOCALE_DIGIT = { city: '1', suburb: '2', town: '3', rural: '4' } as const;

/** Words of a search that count. */
const MOST_WORDS = 8;

export interface Filter {
  /** A condition over `organisation o` and `district d`. */
  readonly where: string;
  readonly parameters: string[];
}

/** The filters of the list as SQL: each word of the search must stand in the name, the city or the county, or begin the LEAID. */
export function districtFilter({ search, county, locale, status }: Pick<DistrictQuery, 'search' | 'county' | 'locale' | 'status'>): Filter {
  const parameters: string[] = [];
  const bound = (value: string): string => `$${parameters.push(value)}`;
  const words = (search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  const conditions = [
    `o.kind = 'district'`,
    ...words.map((word) => wordCondition(bound(`%${literal(word)}%`), bound(`${literal(word)}%`))),
    ...(county === undefined ? [] : [`d.county = ${bound(county)}`]),
    ...(locale === undefined ? [] : [`d.locale like ${bound(`${LOCALE_DIGIT[locale]}%`)}`]),
    ...(status === undefined ? [] : [`d.status = ${bound(status)}`]),
  ];
  return { where: conditions.join(' and '), parameters };
}

function wordCondition(within: string, begins: string): string {
  return `(o.name ilike ${within} or d.city ilike ${within} or d.county ilike ${within} or o.leaid like ${begins})`;
}

// A percent sign in a search is a percent sign.
function literal(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}
