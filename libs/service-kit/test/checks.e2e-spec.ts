import { randomUUID } from 'node:crypto';
import { KafkaStrategy } from '@tributary/messaging';
import { checkRoutes, checkSubscriptions, checkTexts, type RoutesCheck, type RoutesDocument, rowsOf, servers } from '@tributary/testing';
import { openApi } from '../src/openapi/openapi.js';
import { type NotesService, type Person, startNotes } from './notes/notes.fixture.js';
import { subscriptions } from './notes/subscriptions.js';

const [agency, district] = [randomUUID(), randomUUID()];

describe('the checks that every app gets', () => {
  let notes: NotesService;
  let people: Record<string, Person>;
  const theirs = randomUUID();
  beforeAll(async () => {
    notes = await startNotes();
    people = {
      buyer: await notes.person('bea@sample.example', agency, 'buyer'),
      'purchasing-officer': await notes.person('tomas@sample.example', district, 'purchasing-officer'),
      'district-admin': await notes.person('dora@sample.example', district, 'district-admin'),
    };
    await rowsOf(notes.database.workerUrl, 'insert into aggregate (id) values ($1)', [theirs]);
    await rowsOf(notes.database.workerUrl, `insert into note (note_id, organisation_id, words) values ($1, $2, 'theirs')`, [
      theirs,
      randomUUID(),
    ]);
    const file = `insert into file (file_id, organisation_id, sha256, name, media_type, bytes, uploaded_by)
      values ($1, $2, $3, 'a.txt', 'text/plain', 1, $2)`;
    await rowsOf(notes.database.workerUrl, file, [theirs, randomUUID(), '0'.repeat(64)]);
  });
  afterAll(() => notes.close());

  const whom = (): Pick<RoutesCheck, 'origin' | 'openapi' | 'callers'> => ({
    origin: notes.origin,
    openapi: openApi(notes.app, 'notes', 'Notes') as unknown as RoutesDocument,
    callers: Object.fromEntries(
      Object.entries(people).map(([role, { token, headers }]) => [
        role,
        { token, organisationId: headers['tributary-organisation'] ?? '' },
      ]),
    ),
  });
  const walk = (changes: Partial<RoutesCheck> = {}): Promise<string[]> =>
    checkRoutes({
      ...whom(),
      foreign: {
        'PUT /v1/notes/{noteId}': { path: { noteId: theirs }, body: { words: 'mine' } },
        'GET /v1/attachments/{fileId}': { path: { fileId: theirs } },
      },
      ...changes,
    });
  const claiming = (path: string, method: string, access: unknown): RoutesDocument => ({
    paths: { [path]: { [method]: { 'x-access': access } } },
  });

  describe('of routes', () => {
    it('find nothing where every route refuses whom it must', async () => {
      expect(await walk()).toEqual([]);
    });

    it.each([
      [
        'lets a role in that it names to nobody',
        '/v1/notes',
        { roles: ['buyer'] },
        'GET /v1/notes as purchasing-officer answers 200 , not 403 access.role',
      ],
      ['is open to anyone', '/v1/context', 'signed-in', 'GET /v1/context without a token answers 200 , not 401 access.token'],
      ['says nothing', '/v1/me', undefined, 'GET /v1/me says nothing of who may call it'],
      ['nobody can try', '/v1/notes', { roles: ['agency-admin'] }, 'GET /v1/notes can be tried by no caller'],
    ])('find one that %s', async (_, path, access, finding) => {
      expect(await walk({ openapi: claiming(path, 'get', access) })).toContainEqual(expect.stringContaining(finding));
    });

    it('find one that shows a row of somebody else, and one that was given none', async () => {
      const openapi = claiming('/v1/notes/{noteId}', 'put', { roles: ['buyer'] });
      await rowsOf(notes.database.workerUrl, 'update note set organisation_id = $1 where note_id = $2', [agency, theirs]);
      const findings = await walk({ openapi });
      await rowsOf(notes.database.workerUrl, 'update note set organisation_id = $1 where note_id = $2', [randomUUID(), theirs]);
      expect(findings).toContainEqual(expect.stringContaining("another organisation's row, as buyer, answers 200"));
      expect(await walk({ openapi, foreign: {} })).toContainEqual(expect.stringContaining('is told no row of another organisation'));
    });
  });

  describe('of texts', () => {
    const taken = (words: string) => ({
      'POST /v1/notes': { body: () => ({ words }) },
      'PUT /v1/notes/{noteId}': { path: { noteId: theirs }, body: () => ({ words }) },
    });

    it('find nothing where every route takes or refuses them', async () => {
      await rowsOf(notes.database.workerUrl, 'update note set organisation_id = $1 where note_id = $2', [agency, theirs]);
      expect(await checkTexts({ ...whom(), taken: taken('words') })).toEqual([]);
    });

    it('find a route that fails, one that does not take its body, and one that was told none', async () => {
      const failing = { get: { 'x-access': 'anyone', parameters: [{ in: 'query', name: 'search' }] } };
      const openapi = { paths: { ...whom().openapi.paths, '/v1/failure': failing } };
      const { 'POST /v1/notes': refused } = taken('refuse');
      const findings = await checkTexts({ ...whom(), openapi, taken: { 'POST /v1/notes': refused } });
      expect(findings).toContain('GET /v1/failure answers 500 to quotes as search');
      expect(findings).toContain('POST /v1/notes answers 409 to the body that it should take');
      expect(findings).toContain('PUT /v1/notes/{noteId} is told no body that it takes');
    });
  });

  it('of subscriptions find the handler that does nothing, and no other', async () => {
    notes.app.connectMicroservice({ strategy: notes.app.get(KafkaStrategy) });
    await notes.app.startAllMicroservices();
    const { workerUrl } = notes.database;
    expect(await checkSubscriptions({ subscriptions, brokers: servers.kafkaBrokers, workerUrl })).toEqual([
      'procurement.joint-purchase.priced@1 changed nothing when it was handled',
    ]);
  }, 120_000);

  it('of subscriptions feed the copies their examples', async () => {
    const rows = await rowsOf(notes.database.workerUrl, 'select distinct name, kind from organisation order by kind');
    expect(rows).toEqual([
      { name: 'Alabama State Department of Education (sample)', kind: 'agency' },
      { name: 'Winfield City', kind: 'district' },
    ]);
  });
});
