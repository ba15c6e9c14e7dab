import { createHash } from 'node:crypto';
import type { MailKind } from '@tributary/contracts';
import type { About } from './audience.js';

/**
 * The Message-ID of a mail: always the same for the kind, the aggregate it tells of, the occasion and the person who gets it (RFC 5322, section 3.6.4).
 * So a mail that is handed over again after a crash can be recognised, and the id tells nobody what it was made from.
 */
export function messageId(kind: MailKind, { subjectId, occasion }: About, personId: string, senderAddress: string): string {
  const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1);
  const made = createHash('sha256').update([kind, subjectId, personId, occasion].join(' ')).digest('hex').slice(0, 40);
  return `<${kind}.${made}@${domain}>`;
}
