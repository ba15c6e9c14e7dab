import { randomUUID } from 'node:crypto';
import { accessTokenFor, rowsOf, servers } from '@tributary/testing';
import { type NotesService, type Person, startNotes } from './notes/notes.fixture.js';

const [winfield, baldwin] = [randomUUID(), randomUUID()];

describe('who gets in', () => {
  let notes: NotesService;
  let bea: Person;
  let renee: Person;
  beforeAll(async () => {
    notes = await startNotes();
    bea = await notes.person('bea@sample.example', winfield, 'buyer');
    renee = await notes.person('renee@sample.example', winfield, 'district-admin');
  });
  afterAll(() => notes.close());

  const ask = async (path: string, headers: Record<string, string>): Promise<[number, unknown]> => {
    const answer = await fetch(`${notes.origin}${path}`, { headers });
    return [answer.status, await answer.json()];
  };
  const problem = (status: number, code: string): [number, unknown] => [status, expect.objectContaining({ status, code })];

  it('lets a person in for an organisation, with the roles that count there', async () => {
    expect(await ask('/v1/notes', { ...bea.headers })).toEqual([200, []]);
    expect(await ask('/v1/me', { ...bea.headers })).toEqual([
      200,
      { personId: bea.personId, email: 'bea@sample.example', organisationId: winfield },
    ]);
  });

  it('takes the organisation from the address where no header can be sent', async () => {
    const { authorization } = bea.headers as { authorization: string };
    expect(await ask(`/v1/notes?tributary-organisation=${winfield}`, { authorization })).toEqual([200, []]);
    expect(await ask(`/v1/notes?tributary-organisation=${winfield}`, { ...bea.headers })).toEqual([200, []]);
  });

  it('refuses a header and an address that differ', async () => {
    expect(await ask(`/v1/notes?tributary-organisation=${baldwin}`, { ...bea.headers })).toEqual(
      problem(400, 'access.organisation-conflict'),
    );
  });

  it.each([
    ['without a token', () => ({}), 401, 'access.token'],
    ['with another kind of sign-in', () => ({ authorization: 'Basic YmVhOmJlYQ==' }), 401, 'access.token'],
    ['with a role that does not suffice', () => ({ ...renee.headers }), 403, 'access.role'],
    ['for an organisation without a role', () => ({ ...bea.headers, 'tributary-organisation': baldwin }), 403, 'access.organisation'],
    ['for no organisation', () => ({ authorization: bea.headers['authorization'] ?? '' }), 400, 'access.organisation-required'],
    [
      'for what is no organisation',
      () => ({ ...bea.headers, 'tributary-organisation': `${winfield}' or true` }),
      400,
      'access.organisation-malformed',
    ],
  ])('refuses %s', async (_, headers, status, code) => {
    expect(await ask('/v1/notes', headers())).toEqual(problem(status, code));
  });

  it('knows a sign-in without a person where no role is asked for', async () => {
    const authorization = `Bearer ${await accessTokenFor(servers.issuer, 'nobody-yet@sample.example')}`;
    expect(await ask('/v1/me', { authorization })).toEqual([
      200,
      { personId: null, email: 'nobody-yet@sample.example', organisationId: null },
    ]);
    expect(await ask('/v1/notes', { authorization, 'tributary-organisation': winfield })).toEqual(problem(403, 'access.organisation'));
  });

  it('counts a new role at once, and a role that has ended for one second more at most', async () => {
    const tomas = await notes.person('tomas@sample.example', winfield);
    expect(await ask('/v1/notes', { ...tomas.headers })).toEqual(problem(403, 'access.organisation'));
    const give = `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from) values ($1, $2, $3, 'buyer', $4, now())`;
    await rowsOf(notes.database.workerUrl, give, [randomUUID(), tomas.personId, winfield, 'offered']);
    expect(await ask('/v1/notes', { ...tomas.headers })).toEqual(problem(403, 'access.organisation'));
    await rowsOf(notes.database.workerUrl, `update role_grant set state = 'active' where person_id = $1`, [tomas.personId]);
    expect(await ask('/v1/notes', { ...tomas.headers })).toEqual([200, []]);
    await rowsOf(notes.database.workerUrl, `update role_grant set valid_to = now() where person_id = $1`, [tomas.personId]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await ask('/v1/notes', { ...tomas.headers })).toEqual(problem(403, 'access.organisation'));
  });
});
