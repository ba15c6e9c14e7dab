import type { StoredDocument } from '@tributary/contracts';
import type { Tx } from '@tributary/service-kit';

/** A file's facts as documents show them, of a row `file`; `at` is the column of the moment in which it was added. */
export const documentJson = (at: string): string => `
  json_build_object('fileId', file.file_id, 'name', file.name, 'mediaType', file.media_type, 'bytes', file.bytes, 'sha256', file.sha256,
                    'addedAt', to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

const DOCUMENTS = `
  select ${documentJson('document.added_at')} as document
  from purchase_document document join file using (file_id)
  where document.joint_purchase_id = $1 order by document.added_at, file_id`;

/** The documents of a purchase, in the order in which they were added. */
export async function findDocuments(tx: Pick<Tx, 'query'>, jointPurchaseId: string): Promise<StoredDocument[]> {
  const rows = await tx.query<{ document: StoredDocument }>(DOCUMENTS, [jointPurchaseId]);
  return rows.map(({ document }) => document);
}
