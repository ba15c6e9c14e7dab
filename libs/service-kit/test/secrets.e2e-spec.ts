import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { messageContext } from '@tributary/messaging';
import { type NotesService, startNotes } from './notes/notes.fixture.js';

const CANARY = 'canary7Qh2';

describe('what never stands in a log', () => {
  let notes: NotesService;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.close());

  it('is a secret, however it came in', async () => {
    const bea = await notes.person('bea@sample.example', randomUUID(), 'buyer');
    const headers = { ...bea.headers, 'content-type': 'application/json', cookie: `session=${CANARY}`, 'idempotency-key': CANARY };
    await fetch(`${notes.origin}/v1/notes?token=${CANARY}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ words: `${CANARY} refuse` }),
    });
    await fetch(`${notes.origin}/v1/notes`, { headers: { authorization: `Bearer ${CANARY}.${CANARY}.${CANARY}` } });
    await fetch(`${notes.origin}/v1/${CANARY}`, { headers: { 'x-correlation-id': `"${CANARY}"` } });
    const log = new Logger('canary');
    log.error(new Error(`connect postgres://notes_owner:${CANARY}@127.0.0.1/notes failed`, { cause: new Error(`password=${CANARY}`) }));
    log.log(`authorization: Bearer ${CANARY}, https://portal.example/callback?code=${CANARY}&state=${CANARY}`);
    log.warn(JSON.stringify({ client_secret: CANARY, nested: { access_token: CANARY, set: { Cookie: CANARY } } }));
    await notes.database.drop();
    await fetch(`${notes.origin}/v1/notes`, { headers: bea.headers });

    expect(notes.log()).toContain('answered');
    expect(notes.log()).toContain('[scrubbed]');
    expect(notes.log()).not.toContain(CANARY);
    expect(notes.log()).not.toContain(bea.token);
  });

  it('keeps the correlation id of the work in hand', () => {
    messageContext.run({ correlationId: 'the-work', traceparent: '' }, () => new Logger('x').log('said within'));
    expect(notes.log()).toMatch(/"correlationId":"the-work"[^\n]*said within/);
  });
});
