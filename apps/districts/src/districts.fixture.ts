import type { GrantView, OrganisationKind, Role } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import {
  type Actor,
  Audit,
  type Caller,
  Clock,
  Database,
  migrateDatabase,
  provisionDatabase,
  type SignedIn,
  Transactions,
} from '@tributary/service-kit';
import { eventually, type FreshDatabase, freshDatabase, rowsOf, withClient } from '@tributary/testing';
import { FoundAgency } from './agencies/found-agency.js';
import type { Founding } from './agencies/founding.rules.js';
import { entities, migrations } from './database.js';
import { ApplyStaged } from './district-imports/apply-staged.js';
import { FindDistrictImports } from './district-imports/find-district-imports.js';
import { ImportDistricts } from './district-imports/import-districts.js';
import { ImportSettings } from './district-imports/import-settings.js';
import { StageFile } from './district-imports/stage-file.js';
import { FindDistricts } from './districts/find-districts.js';
import { FindPositions } from './districts/find-positions.js';
import { AcceptRole } from './grants/accept-role.js';
import { EndRole } from './grants/end-role.js';
import { FindGrants } from './grants/find-grants.js';
import { GiveRole } from './grants/give-role.js';
import { RecordGrant } from './grants/record-grant.js';
import { EndNetwork } from './networks/end-network.js';
import { FindNetworks } from './networks/find-networks.js';
import { RecordNetwork } from './networks/record-network.js';
import { WriteNetwork } from './networks/write-network.js';
import { RecordPerson } from './people/record-person.js';

export const founding: Founding = {
  name: 'Alabama State Department of Education (sample)',
  zone: 'America/Chicago',
  colour: '#0e5f7d',
  senderAddress: 'purchasing@agency.example',
  adminEmail: 'dana.whitfield@sample.example',
  adminName: 'Dana Whitfield (sample)',
};

/** The service's use cases over a migrated database of their own, through the real roles. */
export type Districts = Awaited<ReturnType<typeof openDistricts>>;

export async function openDistricts() {
  const fresh = await freshDatabase('districts', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, migrations));
  const database = await Database.open({ requestUrl: fresh.requestUrl, workerUrl: fresh.workerUrl, entities });
  const [transactions, clock, outbox, audit] = [new Transactions(database), new Clock(), new Outbox(), new Audit()];
  const [people, recordGrant] = [new RecordPerson(outbox, audit), new RecordGrant(outbox, audit)];
  const recordNetwork = new RecordNetwork(outbox, audit);
  const foundAgency = new FoundAgency(clock, outbox, audit, people, recordGrant);
  const parts = [new StageFile(), new ApplyStaged(outbox, audit), new ImportSettings(0.05)] as const;
  return {
    fresh,
    database,
    transactions,
    foundAgency: () => database.worker.transaction((tx) => foundAgency.found(tx, founding)),
    importDistricts: new ImportDistricts(transactions, clock, audit, ...parts),
    findDistrictImports: new FindDistrictImports(transactions),
    findDistricts: new FindDistricts(transactions),
    findPositions: new FindPositions(transactions),
    findNetworks: new FindNetworks(transactions),
    writeNetwork: new WriteNetwork(transactions, clock, recordNetwork),
    endNetwork: new EndNetwork(transactions, clock, recordNetwork),
    findGrants: new FindGrants(transactions),
    giveRole: new GiveRole(transactions, clock, people, recordGrant),
    acceptRole: new AcceptRole(transactions, clock, people, recordGrant),
    endRole: new EndRole(transactions, clock, recordGrant),
    close: () => closeAll(database, fresh),
  };
}

async function closeAll(database: Database, fresh: FreshDatabase): Promise<void> {
  await database.close();
  await fresh.drop();
}

/** Somebody with a token, who acts for no organisation. */
export function signIn(email: string, otherwise: Partial<SignedIn> = {}): SignedIn {
  const name = email.split('@')[0] ?? email;
  return {
    issuer: 'https://sign-in.agency.example',
    subject: name,
    email,
    emailVerified: true,
    name,
    personId: null,
    organisationId: null,
    ...otherwise,
  };
}

/** The same person, acting for the organisation of a role. */
export function actingFor({ issuer, subject, email, emailVerified, name }: Caller, { personId, organisationId, role }: GrantView): Actor {
  const organisationKind: OrganisationKind = (['agency-admin', 'buyer'] satisfies Role[] as Role[]).includes(role) ? 'agency' : 'district';
  return { issuer, subject, email, emailVerified, name, personId, organisationId, organisationKind, roles: [role] };
}

/** Founds the agency and accepts its first role: Dana, who may let others in. */
export async function foundedBy(districts: Districts): Promise<Actor> {
  const { grantId } = await districts.foundAgency();
  const dana = signIn(founding.adminEmail);
  return actingFor(dana, await districts.acceptRole.accept(dana, grantId));
}

/** Gives a role and accepts it. */
export async function joined(districts: Districts, giver: Actor, email: string, organisationId: string, role: Role): Promise<Actor> {
  const { grantId } = await districts.giveRole.give(giver, { organisationId, email, name: `${email} (sample)`, role });
  const caller = signIn(email);
  return actingFor(caller, await districts.acceptRole.accept(caller, grantId));
}

/** The header of a CCD directory with the columns that are needed, and rows of it. */
export function directory(
  ...rows: readonly Partial<Record<'LEAID' | 'LEA_NAME' | 'SY_STATUS' | 'LCITY' | 'GSLO' | 'SCHOOL_YEAR', string>>[]
): string {
  const row = {
    ...{ SCHOOL_YEAR: '2024-2025', ST: 'AL', LEA_NAME: 'Winfield City', LEAID: '0103540', LSTREET1: '481 Apple Ave', LCITY: 'Winfield' },
    ...{ LZIP: '35594', PHONE: '(205)487-4255', WEBSITE: '', SY_STATUS: '1', LEA_TYPE_TEXT: 'Regular', GSLO: 'PK', GSHI: '12' },
  };
  return [Object.keys(row), ...rows.map((other) => Object.values({ ...row, ...other }))].map((cells) => `${cells.join(',')}\n`).join('');
}

const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/**
 * Lets two pieces of work meet for certain: the rows that `locking` selects for update are held until both wait for a lock, theirs or each
 * other's. Gives what became of each.
 */
export async function meeting(
  { fresh }: Districts,
  locking: string,
  works: readonly [() => Promise<unknown>, () => Promise<unknown>],
): Promise<PromiseSettledResult<unknown>[]> {
  return withClient(fresh.adminUrl, async (holder) => {
    await holder.query('begin');
    await holder.query(locking);
    const outcomes = Promise.allSettled(works.map((work) => work()));
    await eventually(async () => {
      if ((await rowsOf(fresh.adminUrl, WAITING)).length < 2) throw new Error('The two do not both wait for a lock.');
    });
    await holder.query('rollback');
    return outcomes;
  });
}
