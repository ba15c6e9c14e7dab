import { Injectable } from '@nestjs/common';
import { documentAdded, type StoredDocument } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, RuleBroken, StoreFile, type TakenFile, Transactions } from '@tributary/service-kit';
import { isOpen } from '../joint-purchases/cut-off.rules.js';
import { loadPurchase, lockPurchase, notFound } from '../joint-purchases/load-joint-purchase.js';

const COUNT = 'select count(*)::int as n from purchase_document where joint_purchase_id = $1';

/** Every reader of the purchase is shown them all. */
const MOST_DOCUMENTS = 100;

const ADD = 'insert into purchase_document (file_id, joint_purchase_id, lead_organisation_id, added_at) values ($1, $2, $3, $4)';

/** The buyer adds a document to a draft or to an open purchase: a quote, a contract, a specification. It stays. */
@Injectable()
export class AddDocument {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly files: StoreFile,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, name: string, sent: TakenFile | undefined): Promise<StoredDocument> {
    return this.transactions.asRequest(actor, async (tx) => {
      // For whoever may not add it nothing is kept.
      if ((await loadPurchase(tx, jointPurchaseId)).leadOrganisationId !== actor.organisationId) throw notFound();
      const { fileId, mediaType, bytes, sha256, ...file } = await this.files.execute(actor, name, sent);
      // The file is judged before the lock: a slow scanner must not keep districts waiting.
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      if (purchase.status !== 'draft' && !isOpen(purchase, now))
        throw new RuleBroken('joint-purchase.state', { detail: 'Documents are added until the cut-off.' });
      const [counted] = await tx.query<{ n: number }>(COUNT, [jointPurchaseId]);
      if (counted && counted.n >= MOST_DOCUMENTS)
        throw new RuleBroken('joint-purchase.documents-full', { detail: `A purchase has ${MOST_DOCUMENTS} documents at most.` });
      await tx.query(ADD, [fileId, jointPurchaseId, purchase.leadOrganisationId, now]);
      const document = { fileId, name: file.name, mediaType, bytes, sha256, addedAt: now.toISOString() };
      await this.outbox.add(tx, documentAdded, { jointPurchaseId, document, addedBy: actor.personId });
      await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'document-added', actor, facts: { name: file.name, sha256 } });
      return document;
    });
  }
}
