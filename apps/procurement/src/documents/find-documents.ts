import type { StoredDocument } from '@tributary/contracts';
import type { Tx } from '@tributary/service-kit';

const DOCUMENTS = `
  select file_id as "fileId", name, media_type as "mediaType", bytes::float8 as bytes, sha256, added_at as "addedAt"
  from purchase_document where joint_purchase_id = $1 order by added_at, file_id`;

/** The documents of a purchase, in the order in which they were added. */
export async function findDocuments(tx: Pick<Tx, 'query'>, jointPurchaseId: string): Promise<StoredDocument[]> {
  const rows = await tx.query<Omit<StoredDocument, 'addedAt'> & { addedAt: Date }>(DOCUMENTS, [jointPurchaseId]);
  return rows.map(({ addedAt, ...document }) => ({ ...document, addedAt: addedAt.toISOString() }));
}
