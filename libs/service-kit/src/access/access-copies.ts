import { Injectable } from '@nestjs/common';
import type { agencyFounded, districtRegistered, grantRecorded, personRecorded } from '@tributary/contracts';
import type { BatchHandler, EventHandler, EventOf, Tx } from '@tributary/messaging';
import { guardTable } from '../database/tables.js';

/**
 * The SQL of a service's copies of who is who: organisation, person, role_grant. `districts` owns the facts and has tables of the same names;
 * elsewhere they are fed by CopyAgency, CopyDistrict, CopyPerson and CopyGrant. Nothing refers to anything, as order across aggregates is never assumed.
 * The request role sees all organisations once somebody has signed in, its own person, and the roles of its person and of its organisation.
 */
export function accessCopies(service: string): string[] {
  return [...organisationTable(service), ...personTable(service), ...grantTable(service)];
}

function organisationTable(service: string): string[] {
  return [
    `create table organisation (
       organisation_id uuid primary key,
       kind text not null check (kind in ('agency', 'district')),
       name text not null,
       leaid text,
       zone text not null,
       closed boolean not null default false
     )`,
    ...guardTable(service, 'organisation'),
    `grant select on organisation to ${service}_request`,
    `create policy organisation_request_select on organisation for select to ${service}_request using (current_caller() is not null)`,
  ];
}

function personTable(service: string): string[] {
  return [
    `create table person (
       person_id uuid primary key,
       email text,
       name text,
       issuer text,
       subject text
     )`,
    'create index person_sign_in on person (issuer, subject)',
    'create index person_email on person (email)',
    ...guardTable(service, 'person'),
    `grant select on person to ${service}_request`,
    `create policy person_request_select on person for select to ${service}_request using (person_id = current_person())`,
  ];
}

function grantTable(service: string): string[] {
  return [
    `create table role_grant (
       grant_id uuid primary key,
       person_id uuid not null,
       organisation_id uuid not null,
       role text not null,
       state text not null check (state in ('offered', 'active', 'ended')),
       valid_from timestamptz not null,
       valid_to timestamptz
     )`,
    'create index role_grant_person on role_grant (person_id)',
    'create index role_grant_organisation on role_grant (organisation_id)',
    ...guardTable(service, 'role_grant'),
    `grant select on role_grant to ${service}_request`,
    `create policy role_grant_request_select on role_grant for select to ${service}_request
       using (organisation_id = current_organisation() or person_id = current_person())`,
  ];
}

/** Keeps `person`: `on(personRecorded, CopyPerson)`. An erased person leaves an empty row. */
@Injectable()
export class CopyPerson implements EventHandler<typeof personRecorded> {
  async handle({ data }: EventOf<typeof personRecorded>, tx: Tx): Promise<void> {
    await tx.query(
      `insert into person (person_id, email, name, issuer, subject) values ($1, $2, $3, $4, $5)
       on conflict (person_id) do update set email = excluded.email, name = excluded.name, issuer = excluded.issuer, subject = excluded.subject`,
      [data.personId, data.email, data.name, data.issuer, data.subject],
    );
  }

  async forget(personId: string, tx: Tx): Promise<void> {
    await tx.query('update person set email = null, name = null, issuer = null, subject = null where person_id = $1', [personId]);
  }
}

/** Keeps `role_grant`: `on(grantRecorded, CopyGrant)`. */
@Injectable()
export class CopyGrant implements EventHandler<typeof grantRecorded> {
  async handle({ data }: EventOf<typeof grantRecorded>, tx: Tx): Promise<void> {
    await tx.query(
      `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (grant_id) do update set person_id = excluded.person_id, state = excluded.state,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [data.grantId, data.personId, data.organisationId, data.role, data.state, data.validFrom, data.validTo],
    );
  }

  async forget(grantId: string, tx: Tx): Promise<void> {
    await tx.query('delete from role_grant where grant_id = $1', [grantId]);
  }
}

const STORE_ORGANISATIONS = `
  insert into organisation (organisation_id, kind, name, leaid, zone, closed)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[])
  on conflict (organisation_id) do update
    set name = excluded.name, leaid = excluded.leaid, zone = excluded.zone, closed = excluded.closed`;

/** Keeps the agency's row of `organisation`: `on(agencyFounded, CopyAgency)`. */
@Injectable()
export class CopyAgency implements EventHandler<typeof agencyFounded> {
  async handle({ data }: EventOf<typeof agencyFounded>, tx: Tx): Promise<void> {
    await tx.query(STORE_ORGANISATIONS, [[data.organisationId], ['agency'], [data.name], [null], [data.zone], [false]]);
  }
}

/** Standings in the directory of a district that does not operate: nobody can answer for it. */
const CLOSED = new Set<DistrictEvent['data']['status']>(['closed', 'inactive', 'future']);

type DistrictEvent = EventOf<typeof districtRegistered>;

/** Keeps the districts' rows of `organisation`: `onBatch(districtRegistered, CopyDistrict)` and `onBatch(districtChanged, CopyDistrict)`. */
@Injectable()
export class CopyDistrict implements EventHandler<typeof districtRegistered>, BatchHandler<typeof districtRegistered> {
  async handle(event: DistrictEvent, tx: Tx): Promise<void> {
    await this.handleBatch([event], tx);
  }

  async handleBatch(events: DistrictEvent[], tx: Tx): Promise<void> {
    const column = <T>(value: (district: DistrictEvent['data']) => T): T[] => events.map(({ data }) => value(data));
    await tx.query(STORE_ORGANISATIONS, [
      column((district) => district.organisationId),
      column(() => 'district'),
      column((district) => district.name),
      column((district) => district.leaid),
      column((district) => district.zone),
      column((district) => CLOSED.has(district.status)),
    ]);
  }
}
