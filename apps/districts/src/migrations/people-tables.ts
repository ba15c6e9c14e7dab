import { guardTable } from '@tributary/service-kit';

/** Persons and their roles, for the first migration: seen and written by their person and by the organisation that gives the role. */
export function peopleTables(): string[] {
  return [...person(), ...roleGrant(), ...personPolicies(), ...lookups()];
}

function person(): string[] {
  return [
    `create table person (
       person_id uuid primary key,
       email text not null unique,
       name text not null,
       issuer text,
       subject text,
       check ((issuer is null) = (subject is null))
     )`,
    'create unique index person_sign_in on person (issuer, subject)',
    ...guardTable('districts', 'person'),
    'grant select, insert, update (issuer, subject) on person to districts_request',
  ];
}

// The address that was offered the role opens the row to a sign-in that is no person yet; the policy asks for a verified one.
function roleGrant(): string[] {
  const own = 'person_id = current_person() or offered_to = current_email()';
  const given = `organisation_id = current_organisation() or ((select acts_as_agency()) and role = 'district-admin')`;
  return [
    `create table role_grant (
       grant_id uuid primary key,
       person_id uuid not null references person,
       organisation_id uuid not null references organisation,
       role text not null,
       state text not null check (state in ('offered', 'active', 'ended')),
       valid_from timestamptz not null,
       valid_to timestamptz,
       offered_to text not null,
       given_by uuid,
       offered_at timestamptz not null,
       accepted_at timestamptz
     )`,
    `create unique index role_grant_once on role_grant (person_id, organisation_id, role) where state <> 'ended'`,
    'create index role_grant_person on role_grant (person_id)',
    'create index role_grant_organisation on role_grant (organisation_id)',
    'create index role_grant_offered_to on role_grant (offered_to)',
    ...guardTable('districts', 'role_grant'),
    'grant select, insert, update (person_id, state, valid_to, accepted_at) on role_grant to districts_request',
    `create policy role_grant_request_select on role_grant for select to districts_request
     using (organisation_id = current_organisation() or (select acts_as_agency()) or ${own})`,
    `create policy role_grant_request_insert on role_grant for insert to districts_request
     with check (state = 'offered' and (${given}))`,
    `create policy role_grant_request_update on role_grant for update to districts_request
     using (state <> 'ended' and (${given} or ${own})) with check (${given} or ${own})`,
  ];
}

// Whoever sees a role sees who holds it. The policy reads role_grant, whose own policies read neither table.
function personPolicies(): string[] {
  return [
    `create policy person_request_select on person for select to districts_request
     using (person_id = current_person() or email = current_email()
       or exists (select from role_grant g where g.person_id = person.person_id))`,
    `create policy person_request_insert on person for insert to districts_request
     with check (current_organisation() is not null and issuer is null)`,
    `create policy person_request_update on person for update to districts_request
     using (issuer is null and email = current_email()) with check (email = current_email())`,
  ];
}

/**
 * Three questions that cross organisations, each answered with one value: whose is this address, whose is this sign-in, to which address was
 * this role offered. They run as the role `sums`, which nobody can log in as.
 */
function lookups(): string[] {
  return [
    'grant select on person, role_grant to districts_sums',
    'create policy person_sums_select on person for select to districts_sums using (true)',
    'create policy role_grant_sums_select on role_grant for select to districts_sums using (true)',
    ...lookup('person_of_address(address text)', 'uuid', 'select person_id from person where email = address'),
    ...lookup(
      'person_of_sign_in(of_issuer text, of_subject text)',
      'uuid',
      'select person_id from person where issuer = of_issuer and subject = of_subject',
    ),
    ...lookup(
      'address_of_offer(of_grant uuid)',
      'text',
      `select offered_to from role_grant where grant_id = of_grant and state = 'offered'`,
    ),
  ];
}

function lookup(signature: string, returns: string, question: string): string[] {
  const name = signature.replace(/\w+ (\w+)(?=[,)])/g, '$1');
  return [
    `create function ${signature} returns ${returns} language sql stable security definer set search_path = public, pg_temp return (${question})`,
    `revoke execute on function ${name} from public`,
    `grant execute on function ${name} to districts_request, districts_worker`,
    `alter function ${name} owner to districts_sums`,
  ];
}
