import { randomUUID } from 'node:crypto';
import { type NotesService, startNotes } from './notes/notes.fixture.js';

describe('who gets in', () => {
  let notes: NotesService;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.close());

  it('lets a buyer of the organisation in', async () => {
    const organisationId = randomUUID();
    const { headers, personId } = await notes.person('bea@sample.example', organisationId, 'buyer');
    const answer = await fetch(`${notes.origin}/v1/me`, { headers });
    expect(await answer.json()).toEqual({ personId, email: 'bea@sample.example', organisationId });
  });
});
