import { guardTable } from '@tributary/service-kit';
import { seenWithPurchase } from './seen-with-purchase.js';

/** The documents of a purchase: facts of files that the file store keeps. Seen with the purchase, added by its lead, never taken back. */
export const documentTables = [
  `create table purchase_document (
     file_id uuid primary key,
     joint_purchase_id uuid not null,
     lead_organisation_id uuid not null,
     name text not null,
     media_type text not null,
     bytes bigint not null,
     sha256 text not null,
     added_at timestamptz not null,
     foreign key (joint_purchase_id, lead_organisation_id) references joint_purchase (joint_purchase_id, lead_organisation_id)
   )`,
  'create index purchase_document_purchase on purchase_document (joint_purchase_id)',
  'create index purchase_document_lead on purchase_document (lead_organisation_id)',
  ...guardTable('procurement', 'purchase_document'),
  ...seenWithPurchase('purchase_document', 'invited_to'),
  'grant insert on purchase_document to procurement_request',
  `create policy purchase_document_request_insert on purchase_document for insert to procurement_request
     with check (lead_organisation_id = current_organisation())`,
];
