import {
  agencyFounded,
  districtChanged,
  districtRegistered,
  type EventContract,
  grantRecorded,
  personRecorded,
} from '@tributary/contracts';
import type { EventOf } from '@tributary/messaging';
import { type FreshDatabase, rowsOf } from '@tributary/testing';
import { notesDatabase } from '../../test/notes/notes.fixture.js';
import { Database } from '../database/database.js';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson } from './access-copies.js';
import { Standings } from './standings.js';

/** The contract's example as a handler gets it. */
function eventOf<C extends EventContract>(contract: C, changes: Partial<EventOf<C>['data']> = {}): EventOf<C> {
  const data = { ...(contract.example as object), ...(changes as object) } as EventOf<C>['data'];
  return {
    id: '',
    type: contract.name,
    typeVersion: 1,
    aggregateId: '',
    epoch: 0,
    version: 1,
    occurredAt: '',
    correlationId: '',
    traceparent: '',
    data,
    silent: false,
  };
}

const renee = { issuer: personRecorded.example.issuer ?? '', subject: personRecorded.example.subject ?? '' };
const { personId, organisationId } = grantRecorded.example;

describe('the copies of who is who', () => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await notesDatabase();
    database = await Database.open({ ...fresh, entities: [], requestPool: 2, workerPool: 2 });
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  const apply = (work: Parameters<Database['worker']['transaction']>[0]): Promise<unknown> => database.worker.transaction(work);
  const standing = (): ReturnType<Standings['of']> => new Standings(database).of(renee, () => true);

  it('give a person the roles that count now, whichever event came first', async () => {
    await apply((tx) => new CopyGrant().handle(eventOf(grantRecorded, { state: 'active' }), tx));
    expect(await standing()).toEqual({ personId: null, roles: new Map() });
    await apply((tx) => new CopyPerson().handle(eventOf(personRecorded), tx));
    expect(await standing()).toEqual({ personId, roles: new Map([[organisationId, ['purchasing-officer']]]) });
  });

  it.each([
    ['offered', { state: 'offered' }],
    ['ended', { state: 'ended' }],
    ['not yet begun', { state: 'active', validFrom: '2999-01-01T00:00:00.000Z' }],
    ['over', { state: 'active', validTo: '2020-01-01T00:00:00.000Z' }],
  ] as const)('give none by a role that is %s', async (_, changes) => {
    await apply((tx) => new CopyPerson().handle(eventOf(personRecorded), tx));
    await apply((tx) => new CopyGrant().handle(eventOf(grantRecorded, { state: 'active' }), tx));
    await apply((tx) => new CopyGrant().handle(eventOf(grantRecorded, changes), tx));
    expect(await standing()).toEqual({ personId, roles: new Map() });
  });

  it('forget a person who was erased', async () => {
    await apply((tx) => new CopyPerson().handle(eventOf(personRecorded), tx));
    await apply((tx) => new CopyPerson().forget(personId, tx));
    expect(await standing()).toEqual({ personId: null, roles: new Map() });
    const [row] = await rowsOf(fresh.workerUrl, 'select * from person');
    expect(row).toEqual({ person_id: personId, email: null, name: null, issuer: null, subject: null });
  });

  it('hold each organisation as it was last told', async () => {
    await apply((tx) => new CopyAgency().handle(eventOf(agencyFounded), tx));
    await apply((tx) => new CopyDistrict().handleBatch([eventOf(districtRegistered)], tx));
    await apply((tx) => new CopyDistrict().handle(eventOf(districtChanged, { name: 'Winfield City Schools', status: 'closed' }), tx));
    expect(await rowsOf(fresh.workerUrl, 'select kind, name, leaid, zone, closed from organisation order by kind')).toEqual([
      { kind: 'agency', name: agencyFounded.example.name, leaid: null, zone: 'America/Chicago', closed: false },
      { kind: 'district', name: 'Winfield City Schools', leaid: '0103540', zone: 'America/Chicago', closed: true },
    ]);
  });
});
