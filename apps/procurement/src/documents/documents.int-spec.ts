import { randomUUIDv7 } from 'node:crypto';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, type StoreFile } from '@tributary/service-kit';

import { as } from '../acting.fixture.js';
import { Procurement } from '../procurement.fixture.js';
import { AddDocument } from './add-document.js';
import { FindDocument } from './find-document.js';
import { KeepApproval } from './keep-approval.js';

// The files themselves are service-kit's: here stands who finds which.

let procurement: Procurement;
let winfield: Actor;
let baldwin: Actor;
let documents: AddDocument;
let approvals: KeepApproval;
let places: FindDocument;
beforeAll(async () => {
  procurement = await Procurement.open(3);
  [winfield, baldwin] = procurement.officers as [Actor, Actor];
  const { transactions } = procurement.replica;
  documents = new AddDocument(transactions, new Clock(), new Outbox(), new Audit(), files);
  approvals = new KeepApproval(transactions, new Clock(), files);
  places = new FindDocument(transactions);
});
afterAll(() => procurement.close());

// Its row alone, as the store writes it: no content is read here.
const files = {
  execute: async ({ organisationId, personId }: Actor, name: string) => {
    const fileId = randomUUIDv7();
    await procurement.rows(
      'insert into file (file_id, organisation_id, uploaded_by, sha256, name, media_type, bytes) values ($1, $2, $3, $4, $5, $6, 3)',
      [...[fileId, organisationId, personId, 'a'.repeat(64), name, 'application/pdf']],
    );
    return { fileId, name, mediaType: 'application/pdf', bytes: 3, sha256: 'a'.repeat(64) };
  },
} as unknown as StoreFile;

const add = (jointPurchaseId: string) => documents.execute(procurement.buyer, jointPurchaseId, 'Quote.pdf', undefined);

describe('a document of a purchase', () => {
  it('is the agency’s alone in a draft, and found by the invited once it is published, under this purchase alone', async () => {
    const draft = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const { fileId } = await add(draft);
    await places.ofPurchase(procurement.buyer, draft, fileId);
    await expect(places.ofPurchase(winfield, draft, fileId)).rejects.toMatchObject({ code: 'not-found' });
    expect(await filesOf(winfield)).toEqual([]);
    await procurement.replica.publication.execute(procurement.buyer, draft, { contacts: [] }, null);
    await places.ofPurchase(winfield, draft, fileId);
    const other = await procurement.purchase();
    await expect(places.ofPurchase(winfield, other.jointPurchaseId, fileId)).rejects.toMatchObject({ code: 'not-found' });
    expect([await filesOf(winfield), await filesOf(procurement.stranger), await filesOf(null)]).toEqual([[fileId], [], []]);
  });

  it('is added until the cut-off, a hundred at most', async () => {
    const purchase = await procurement.purchase(60_000);
    for (let added = 0; added < 100; added += 1) await add(purchase.jointPurchaseId);
    await expect(add(purchase.jointPurchaseId)).rejects.toMatchObject({ code: 'joint-purchase.documents-full' });
    const late = await procurement.purchase(60_000);
    await procurement.pass(60_000);
    await expect(add(late.jointPurchaseId)).rejects.toMatchObject({ code: 'joint-purchase.state' });
    const paper = approvals.execute(winfield, late.jointPurchaseId, 'Resolution.pdf', undefined);
    await expect(paper).rejects.toMatchObject({ code: 'joint-purchase.cut-off-passed' });
  });
});

describe('the paper of a board’s approval', () => {
  it('is read by its district and the agency, named by no other district, and hung on no purchase', async () => {
    const purchase = await procurement.purchase();
    const { fileId } = await approvals.execute(winfield, purchase.jointPurchaseId, 'Resolution.pdf', undefined);
    const approval = { approvedOn: '2026-11-02', fileId };
    const commit = (actor: Actor) =>
      procurement.replica.commitment.execute(
        actor,
        purchase.jointPurchaseId,
        { ...procurement.basket(actor, purchase.lotId, 5), approval },
        null,
      );
    await expect(commit(baldwin)).rejects.toMatchObject({ code: 'commitment.document-unknown' });
    expect(await filesOf(procurement.buyer)).not.toContain(fileId);
    await commit(winfield);
    expect(await filesOf(procurement.buyer)).toContain(fileId);
    expect([await filesOf(baldwin), await filesOf(procurement.stranger)].flat()).not.toContain(fileId);
    await places.ofCommitment(procurement.buyer, purchase.jointPurchaseId, fileId);
    const hang = `insert into purchase_document (file_id, joint_purchase_id, lead_organisation_id, added_at)
      values ('${fileId}', '${purchase.jointPurchaseId}', '${procurement.buyer.organisationId}', now())`;
    const hanging = as(procurement.database.requestUrl, procurement.buyer, hang);
    await expect(hanging).rejects.toThrow('violates foreign key constraint');
    const removing = as(procurement.database.requestUrl, winfield, `delete from file where file_id = '${fileId}'`);
    await expect(removing).rejects.toThrow('violates foreign key constraint');
  });
});

async function filesOf(actor: Actor | null): Promise<unknown[]> {
  return (await as(procurement.database.requestUrl, actor, 'select file_id from file')).map((row) => row['file_id']);
}
