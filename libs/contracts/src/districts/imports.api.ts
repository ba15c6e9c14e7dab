import { z } from 'zod';
import { pageOf, pageQuery } from '../paging.js';
import { id, instant, name } from '../shapes.js';
import { districtImportQuery, districtImportReport, importLayout } from './districts.api.js';

/**
 * reading: its rows are read and checked · applying: what differs is written · applied · refused: too many rows are bad, nothing was changed ·
 * failed: it is not a file of districts · interrupted: it broke off, by a lost connection or a stop of the service. Only `applied` changes anything.
 */
export const districtImportState = z.enum(['reading', 'applying', 'applied', 'refused', 'failed', 'interrupted']);
export type DistrictImportState = z.infer<typeof districtImportState>;

/** With the file's own name, under which people find it in the history. */
export const districtImportSent = districtImportQuery.extend({ fileName: name.optional() });
export type DistrictImportSent = z.infer<typeof districtImportSent>;

/** How far an import is. The figures of a running one are at most one batch of rows old. */
export const districtImportItem = z.object({
  importId: id,
  fileName: z.string().nullable(),
  state: districtImportState,
  startedAt: instant,
  /** Since when it is in this state, and when the figures were last told: their quotient is the rate. */
  stateSince: instant,
  toldAt: instant,
  startedBy: z.string().nullable(),
  layout: importLayout.nullable(),
  /** Length of the file, where it was told beforehand. */
  bytes: z.int().nullable(),
  bytesRead: z.int(),
  rowsRead: z.int(),
  rejectedTotal: z.int(),
  /** Of the good rows, how many have been compared with what is on record. */
  rowsApplied: z.int(),
  /** Why it is no file of districts. */
  problem: z.object({ code: z.string(), detail: z.string().nullable() }).nullable(),
});
export type DistrictImportItem = z.infer<typeof districtImportItem>;

export const districtImportsQuery = pageQuery;
export type DistrictImportsQuery = z.infer<typeof districtImportsQuery>;

/** The imports of the agency, the newest first. */
export const districtImportPage = pageOf(districtImportItem, 'DistrictImportPage');
export type DistrictImportPage = z.infer<typeof districtImportPage>;

/** One import with its report, once it is applied or refused. */
export const districtImportView = districtImportItem.extend({ report: districtImportReport.nullable() }).meta({ id: 'DistrictImport' });
export type DistrictImportView = z.infer<typeof districtImportView>;
