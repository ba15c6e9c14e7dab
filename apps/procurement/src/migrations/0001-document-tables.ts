import { guardTable } from '@tributary/service-kit';
import { seenWithPurchase } from './seen-with-purchase.js';

/**
 * The documents of a purchase: which of the store's files hang on it. Seen with the purchase, added by its lead, never taken back. A board's approval
 * hangs on its commitment, and is seen by its district and by the agency that leads.
 */
export const documentTables = [
  `create table purchase_document (
     file_id uuid primary key,
     joint_purchase_id uuid not null,
     lead_organisation_id uuid not null,
     added_at timestamptz not null,
     foreign key (file_id, lead_organisation_id) references file (file_id, organisation_id),
     foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)
   )`,
  'create index purchase_document_purchase on purchase_document (joint_purchase_id)',
  'create index purchase_document_lead on purchase_document (lead_organisation_id)',
  'create index commitment_approval on commitment (approval_file_id) where approval_file_id is not null',
  ...guardTable('procurement', 'purchase_document'),
  ...seenWithPurchase('purchase_document', 'invited_to'),
  'grant insert on purchase_document to procurement_request',
  `create policy purchase_document_request_insert on purchase_document for insert to procurement_request
     with check (lead_organisation_id = current_organisation())`,
  `create policy file_request_select_document on file for select to procurement_request
     using (exists (select from purchase_document document where document.file_id = file.file_id))`,
  `create policy file_request_select_approval on file for select to procurement_request
     using (exists (select from commitment where approval_file_id = file.file_id and lead_organisation_id = current_organisation()))`,
];
