import { invitationAnswer } from '@tributary/contracts';
import { guardTable } from '@tributary/service-kit';

const answers = invitationAnswer.options.map((answer) => `'${answer}'`).join(', ');

// What mails tell of. Requests read none of it but the agency's look, for previews: elsewhere the request role has no right and no policy.
const tables: Readonly<Record<string, readonly string[]>> = {
  // The agency's name stands in `organisation`; this is what its mails look like.
  mail_face: [
    `create table mail_face (
       organisation_id uuid primary key,
       sender_address text not null,
       colour text not null
     )`,
    'grant select on mail_face to notifications_request',
    `create policy mail_face_request_select on mail_face for select to notifications_request using (organisation_id = current_organisation())`,
  ],

  // Who offered a role and when, beside `role_grant`, which holds what every service needs of a grant.
  offer: [
    `create table offer (
       grant_id uuid primary key,
       given_by uuid,
       offered_at timestamptz not null
     )`,
  ],

  // `standings` is the volume and the price of each lot after the last change, by the lot's id. What a state brings with it stands as it came.
  joint_purchase: [
    `create table joint_purchase (
       joint_purchase_id uuid primary key,
       reference text not null,
       title text not null,
       lead_organisation_id uuid not null,
       state text not null default 'open' check (state in ('open', 'minimum-missed', 'priced', 'unsuccessful', 'cancelled')),
       cut_off_at timestamptz not null,
       source jsonb not null,
       lots jsonb not null,
       standings jsonb not null default '{}',
       missed jsonb,
       priced jsonb,
       end_reason text
     )`,
  ],

  // `reminded` and `warned` name the last reminder and the last warning that meant this district.
  joint_purchase_invitation: [
    `create table joint_purchase_invitation (
       joint_purchase_id uuid,
       organisation_id uuid,
       answer text not null default 'none' check (answer in (${answers})),
       reminded text,
       warned text,
       primary key (joint_purchase_id, organisation_id)
     )`,
    'create index joint_purchase_invitation_organisation on joint_purchase_invitation (organisation_id)',
  ],

  // What was changed of the terms. What was added to a draft stands here too, and is told to nobody.
  joint_purchase_change: [
    `create table joint_purchase_change (
       joint_purchase_id uuid,
       occasion text,
       number bigint generated always as identity,
       was_published boolean not null,
       facts jsonb not null,
       primary key (joint_purchase_id, occasion)
     )`,
  ],

  joint_purchase_basket: [
    `create table joint_purchase_basket (
       commitment_id uuid primary key,
       joint_purchase_id uuid not null,
       organisation_id uuid not null,
       revision integer not null,
       lots jsonb not null,
       approved_on date
     )`,
    'create index joint_purchase_basket_purchase on joint_purchase_basket (joint_purchase_id)',
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

  joint_purchase_left_out: [
    `create table joint_purchase_left_out (
       joint_purchase_id uuid,
       organisation_id uuid,
       lot_id uuid not null,
       reason text not null,
       primary key (joint_purchase_id, organisation_id)
     )`,
  ],

  // An address for a district in which nobody has a role. Like a person's, it can be erased.
  invitation_contact: [
    `create table invitation_contact (
       contact_id uuid primary key,
       joint_purchase_id uuid not null,
       organisation_id uuid not null,
       email text not null
     )`,
    'create index invitation_contact_purchase on invitation_contact (joint_purchase_id)',
    'create index invitation_contact_email on invitation_contact (email)',
  ],
};

/** Small copies of the agency's look, offers and joint purchases. */
export const copyTables = Object.entries(tables).flatMap(([table, [create = '', ...rest]]) => [
  create,
  ...guardTable('notifications', table),
  ...rest,
]);
