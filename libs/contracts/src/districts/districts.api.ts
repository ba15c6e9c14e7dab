import { z } from 'zod';
import { pageOf, pageQuery } from '../paging.js';
import { colour, instant, leaid, name, organisationId, words, zone } from '../shapes.js';
import { timelineEntry } from '../timeline.js';
import { districtStatus } from './districts.events.js';

/** What the portal needs before anyone has signed in. */
export const agencyFace = z.object({ organisationId, name, colour, zone }).meta({ id: 'Agency' });
export type AgencyFace = z.infer<typeof agencyFace>;

export const districtQuery = pageQuery.extend({
  /** Words in the name, the city or the county, or the beginning of a LEAID. */
  search: words(100).optional(),
  county: words(100).optional(),
  locale: z.enum(['city', 'suburb', 'town', 'rural']).optional(),
  status: districtStatus.optional(),
});
export type DistrictQuery = z.infer<typeof districtQuery>;

export const districtListItem = z.object({
  organisationId,
  leaid,
  name,
  status: districtStatus,
  city: z.string(),
  state: z.string(),
  county: z.string().nullable(),
  /** NCES locale code, two digits: 11–13 city, 21–23 suburb, 31–33 town, 41–43 rural. */
  locale: z.string().nullable(),
  /** Students enrolled, in the year `enrolmentYear`. Null where no source gives it. */
  students: z.int().nullable(),
  lowestGrade: z.string().nullable(),
  highestGrade: z.string().nullable(),
});
export type DistrictListItem = z.infer<typeof districtListItem>;

export const districtPage = pageOf(districtListItem, 'DistrictPage');
export type DistrictPage = z.infer<typeof districtPage>;

/** The values that the filters of the list offer, with how many districts each has. */
export const districtFacets = z
  .object({
    counties: z.array(z.object({ county: z.string(), districts: z.int() })),
    locales: z.array(z.object({ locale: z.string(), districts: z.int() })),
  })
  .meta({ id: 'DistrictFacets' });
export type DistrictFacets = z.infer<typeof districtFacets>;

export const districtDetail = districtListItem
  .extend({
    type: z.string(),
    street: z.string().nullable(),
    zip: z.string().nullable(),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    zone,
    operationalSchools: z.int().nullable(),
    teachersFte: z.number().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** The school years of the sources, as `2024-25`. */
    directoryYear: z.string().nullable(),
    positionYear: z.string().nullable(),
    enrolmentYear: z.string().nullable(),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'District' });
export type DistrictDetail = z.infer<typeof districtDetail>;

/** Which file it is, found by its column names. */
export const importLayout = z.enum(['ccd-directory', 'lea-list', 'edge-geocode', 'elsi-districts']);
export type ImportLayout = z.infer<typeof importLayout>;

export const rejectedRow = z.object({ line: z.int(), leaid: z.string().nullable(), code: z.string(), reason: z.string() });
export type RejectedRow = z.infer<typeof rejectedRow>;

export const districtImportQuery = z.object({
  /** The school year of a file that names none, such as an ELSI table. */
  schoolYear: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'Write the school year as 2019-20.')
    .optional(),
});
export type DistrictImportQuery = z.infer<typeof districtImportQuery>;

/** What an import did. `applied` is false where too large a share of rows was bad: then nothing was changed. */
export const districtImportReport = z
  .object({
    importId: z.uuid(),
    layout: importLayout,
    encoding: z.enum(['utf-8', 'latin-1']),
    startedAt: instant,
    applied: z.boolean(),
    rowsRead: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    /** Rows of districts that the directory does not know; a file of positions or enrolment adds no district. */
    unknownDistricts: z.int(),
    rejected: z.array(rejectedRow),
    /** Rejected rows in all; the list above ends at 1,000. */
    rejectedTotal: z.int(),
    /** LEAIDs whose lost leading zero was put back. */
    zerosRestored: z.int(),
    /** Districts now on record that still lack it. */
    missing: z.object({ position: z.int(), locale: z.int(), enrolment: z.int() }),
  })
  .meta({ id: 'DistrictImportReport' });
export type DistrictImportReport = z.infer<typeof districtImportReport>;
