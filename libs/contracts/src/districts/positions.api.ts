import { z } from 'zod';
import { leaid, organisationId } from '../shapes.js';
import { districtQuery } from './districts.api.js';

/** The filters of the list, for its map. */
export const districtPositionsQuery = districtQuery.omit({ after: true, limit: true });
export type DistrictPositionsQuery = z.infer<typeof districtPositionsQuery>;

export const districtPosition = z.object({
  organisationId,
  leaid,
  name: z.string(),
  city: z.string(),
  /** Degrees, WGS-84, of its office. */
  latitude: z.number(),
  longitude: z.number(),
});
export type DistrictPosition = z.infer<typeof districtPosition>;

/** All districts that fit and whose position is known, by name; `unplaced` is how many fit without one. */
export const districtPositions = z.object({ items: z.array(districtPosition), unplaced: z.int() }).meta({ id: 'DistrictPositions' });
export type DistrictPositions = z.infer<typeof districtPositions>;
