import { deliveryState, mailKind, mutableMailKind } from '@tributary/contracts';
import { guardTable } from '@tributary/service-kit';

const listOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

// `due_at` is when the sender looks at it next, null where nothing is left to do. `lease_until` stands while a replica is handing it over.
// `unanswered` counts hand-overs without an answer: from the first one on nothing can prove that the mail did not arrive. `organisation_ids` are
// those of the reader that the mail was for when it was last handed over.
const tables = [
  `create table delivery (
     delivery_id uuid primary key default uuidv7(),
     kind text not null check (kind in (${listOf(mailKind.options)})),
     subject_id uuid not null,
     person_id uuid not null,
     occasion text not null default '',
     message_id text not null unique,
     recipient text not null,
     subject text not null,
     organisation_ids uuid[] not null default '{}',
     state text not null default 'planned' check (state in (${listOf(deliveryState.options)})),
     attempts integer not null default 0,
     refusals integer not null default 0,
     unanswered integer not null default 0,
     planned_at timestamptz not null default clock_timestamp(),
     due_at timestamptz default clock_timestamp(),
     sent_at timestamptz,
     outcome text,
     replica text,
     lease_until timestamptz,
     correlation_id text not null,
     settled_by uuid,
     unique (kind, subject_id, person_id, occasion),
     check ((state = 'sending') = (lease_until is not null)),
     check ((state = 'sent') = (sent_at is not null)),
     check (due_at is null or state in ('planned', 'retrying', 'uncertain'))
   )`,
  'create index delivery_due on delivery (due_at, delivery_id) where due_at is not null',
  `create index delivery_lease on delivery (lease_until) where state = 'sending'`,
  'create index delivery_state on delivery (state, delivery_id)',
  'create index delivery_kind on delivery (kind, delivery_id)',

  `create table delivery_attempt (
     delivery_id uuid references delivery (delivery_id),
     number integer,
     at timestamptz not null default clock_timestamp(),
     replica text not null,
     outcome text not null check (outcome in ('accepted', 'refused', 'unreachable', 'unanswered')),
     reply text not null,
     primary key (delivery_id, number)
   )`,
];

// A row says that the person does without that kind of mail.
const preference = [
  `create table mail_preference (
     person_id uuid,
     kind text check (kind in (${listOf(mutableMailKind.options)})),
     muted_at timestamptz not null default clock_timestamp(),
     primary key (person_id, kind)
   )`,
  ...guardTable('notifications', 'mail_preference'),
  'grant select, insert, delete on mail_preference to notifications_request',
  `create policy mail_preference_request_select on mail_preference for select to notifications_request using (person_id = current_person())`,
  `create policy mail_preference_request_insert on mail_preference for insert to notifications_request with check (person_id = current_person())`,
  `create policy mail_preference_request_delete on mail_preference for delete to notifications_request using (person_id = current_person())`,
];

// What an unsubscribe link holds: random, for one person and one kind. No request reads it; whoever has it may mute that kind and nothing else.
const unsubscribeToken = [
  `create table unsubscribe_token (
     person_id uuid,
     kind text check (kind in (${listOf(mutableMailKind.options)})),
     token text not null unique,
     primary key (person_id, kind)
   )`,
  ...guardTable('notifications', 'unsubscribe_token'),
];

// Deliveries hold addresses of people in every district: of the organisations, only the agency sees them.
const asAgency = `exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = 'agency')`;

/** Deliveries with the log of their attempts, and what people do without. Of a delivery the agency may settle what is uncertain. */
export const deliveryTables = [
  ...tables,
  ...preference,
  ...unsubscribeToken,
  ...['delivery', 'delivery_attempt'].flatMap((table) => [
    ...guardTable('notifications', table),
    `grant select on ${table} to notifications_request`,
    `create policy ${table}_request_select on ${table} for select to notifications_request using (${asAgency})`,
  ]),
  'grant update (state, outcome, due_at, sent_at, settled_by) on delivery to notifications_request',
  `create policy delivery_request_update on delivery for update to notifications_request using (${asAgency}) with check (${asAgency})`,
];
