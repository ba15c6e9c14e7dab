import { Anchor } from '@mantine/core';
import type { JointPurchaseView, StoredDocument } from '@tributary/contracts';
import { bytesText } from '../formats/bytes.js';
import { dayText } from '../formats/dates.js';
import { DataTable } from '../parts/data-table.js';
import { Empty } from '../parts/empty.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { documentAddress, mediaTypeText, type DocumentOwner } from './document-phrases.js';

/** The papers of a purchase, each to be taken along. */
export function Documents({ purchase: { jointPurchaseId, documents } }: { purchase: JointPurchaseView }) {
  if (documents.length === 0) return <Empty title={t('purchases.documents.none')}>{t('purchases.documents.noneText')}</Empty>;
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">{t('purchases.documents.name')}</th>
          <th scope="col">{t('purchases.documents.kind')}</th>
          <th scope="col" className="number">
            {t('purchases.documents.added')}
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.fileId}>
            <td style={{ overflowWrap: 'anywhere' }}>
              <DocumentLink jointPurchaseId={jointPurchaseId} document={document} of="purchase" />
            </td>
            <td>{t('purchases.documents.size', { kind: mediaTypeText(document.mediaType), size: bytesText(document.bytes) })}</td>
            <td className="number">{dayText(document.addedAt)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** A document under its name; its hash stands in the title, so that whoever has the file can compare. */
export function DocumentLink({ jointPurchaseId, document, of }: { jointPurchaseId: string; document: StoredDocument; of: DocumentOwner }) {
  const { organisationId } = useActing();
  return (
    <Anchor
      href={documentAddress(organisationId, jointPurchaseId, document.fileId, of)}
      download={document.name}
      fz="sm"
      title={t('purchases.documents.hash', { hash: document.sha256 })}
    >
      {document.name}
    </Anchor>
  );
}
