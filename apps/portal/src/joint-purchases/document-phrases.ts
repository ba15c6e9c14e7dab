/** What a file hangs on: the purchase, which all who are invited read, or a district's commitment. */
export type DocumentOwner = 'purchase' | 'commitment';

/** Where a file is read: a link sends no header, so the address says for whom the reader acts. */
export function documentAddress(organisationId: string, jointPurchaseId: string, fileId: string, of: DocumentOwner): string {
  const place = of === 'commitment' ? 'commitment/documents' : 'documents';
  return `/api/procurement/v1/joint-purchases/${jointPurchaseId}/${place}/${fileId}?tributary-organisation=${organisationId}`;
}

const known: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/csv': 'CSV',
  'text/plain': 'Text',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
};

/** What people call a kind of file: `PDF`. */
export function mediaTypeText(mediaType: string): string {
  return known[mediaType] ?? mediaType.replace(/^.*\//, '').toUpperCase();
}
