import { oneOf, textIn } from '../parts/address.js';

export const localeKinds = ['city', 'suburb', 'town', 'rural'] as const;
export type LocaleKind = (typeof localeKinds)[number];

export interface DistrictsState {
  search?: string | undefined;
  county?: string | undefined;
  locale?: LocaleKind | undefined;
  /** A list where nothing else is said. */
  view?: 'map' | undefined;
}

/** What the list of districts is searched and filtered by, and whether it is a map. */
export function districtsState(state: Record<string, unknown>): DistrictsState {
  return {
    search: textIn(state, 'search'),
    county: textIn(state, 'county'),
    locale: oneOf(state, 'locale', localeKinds),
    view: oneOf(state, 'view', ['map']),
  };
}
