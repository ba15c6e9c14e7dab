import type { DistrictPosition } from '@tributary/contracts';
import { milesBetween } from './project-state.js';

export interface Near {
  readonly place: DistrictPosition;
  readonly miles: number;
}

/** The other districts within so many miles of one, the nearest first; null where its own position is not known. */
export function nearby(places: readonly DistrictPosition[], organisationId: string, miles: number): Near[] | null {
  const here = places.find((place) => place.organisationId === organisationId);
  if (here === undefined) return null;
  return places
    .filter((place) => place !== here)
    .map((place) => ({ place, miles: milesBetween(here, place) }))
    .filter((near) => near.miles <= miles)
    .sort((one, other) => one.miles - other.miles);
}
