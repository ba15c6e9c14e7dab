import { guardTable } from '@tributary/service-kit';

// What mails tell of. Requests read none of it, so the request role has no right and no policy here.
const tables: Readonly<Record<string, readonly string[]>> = {
  // The agency's name stands in `organisation`; this is what its mails look like.
  mail_face: [
    `create table mail_face (
       organisation_id uuid primary key,
       sender_address text not null,
       colour text not null
     )`,
  ],

  // Who offered a role and when, beside `role_grant`, which holds what every service needs of a grant.
  offer: [
    `create table offer (
       grant_id uuid primary key,
       given_by uuid,
       offered_at timestamptz not null
     )`,
  ],

  joint_purchase: [
    `create table joint_purchase (
       joint_purchase_id uuid primary key,
       reference text not null,
       title text not null,
       lead_organisation_id uuid not null,
       state text not null check (state in ('open', 'priced', 'minimum-missed')),
       cut_off_at timestamptz not null,
       invited_districts integer not null,
       lots jsonb not null,
       priced_lots jsonb,
       participants integer,
       total_cents bigint
     )`,
    `create index joint_purchase_open on joint_purchase (joint_purchase_id) where state = 'open'`,
  ],

  joint_purchase_invitation: [
    `create table joint_purchase_invitation (
       joint_purchase_id uuid,
       organisation_id uuid,
       primary key (joint_purchase_id, organisation_id)
     )`,
    'create index joint_purchase_invitation_organisation on joint_purchase_invitation (organisation_id)',
  ],

  joint_purchase_amount: [
    `create table joint_purchase_amount (
       joint_purchase_id uuid,
       organisation_id uuid,
       lot_id uuid,
       quantity integer not null,
       amount_cents bigint not null,
       primary key (joint_purchase_id, organisation_id, lot_id)
     )`,
  ],
};

/** Small copies of the agency's look, offers and joint purchases. */
export const copyTables = Object.entries(tables).flatMap(([table, statements]) => [...statements, ...guardTable('notifications', table)]);
