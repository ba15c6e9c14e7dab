import fc from 'fast-check';
import { dropped, interrupted, MAX_REFUSALS, MAX_UNANSWERED, type Patience, settle, unwritten } from './delivery.rules.js';

const MINUTE_MS = 60_000;
const leave: Patience = { retryPauseMs: MINUTE_MS, uncertainMails: 'leave' };
const resend: Patience = { retryPauseMs: MINUTE_MS, uncertainMails: 'resend' };
const untouched = { refusals: 0, unanswered: 0 };

describe('the end of a hand-over', () => {
  it.each([
    [250, 'sent'],
    [421, 'retrying'],
    [450, 'retrying'],
    [452, 'retrying'],
    [503, 'retrying'],
    [550, 'failed'],
    [554, 'failed'],
  ])('%d makes it %s', (code, state) => {
    const reply = `${code} so`;
    const handOver = code < 400 ? ({ is: 'accepted', reply } as const) : ({ is: 'refused', code, reply } as const);
    expect(settle(handOver, untouched, leave)).toMatchObject({ state, outcome: reply });
  });

  it('waits twice as long after each refusal, four hours at most, and gives up after twenty', () => {
    const pauses: (number | null)[] = [];
    let past = untouched;
    for (let refusal = 1; refusal <= MAX_REFUSALS; refusal += 1) {
      const settlement = settle({ is: 'refused', code: 450, reply: '450 later' }, past, leave);
      pauses.push(settlement.pauseMs === null ? null : settlement.pauseMs / MINUTE_MS);
      past = settlement;
    }
    expect(pauses.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240]);
    expect(pauses.at(-1)).toBeNull();
    expect(settle({ is: 'refused', code: 450, reply: '450 later' }, { ...untouched, refusals: 19 }, leave)).toMatchObject({
      state: 'failed',
      outcome: 'Refused 20 times, at last with: 450 later',
    });
  });

  it('counts nothing against a mail when no server can be reached', () => {
    expect(settle({ is: 'unreachable', reply: 'refused' }, untouched, leave)).toEqual({
      ...untouched,
      state: 'retrying',
      outcome: 'refused',
      pauseMs: MINUTE_MS,
    });
  });
});

describe('a hand-over without an answer', () => {
  it('leaves the mail uncertain', () => {
    expect(interrupted('The connection broke.', untouched, leave)).toMatchObject({ state: 'uncertain', pauseMs: null, unanswered: 1 });
  });

  it('is repeated at once where the setting says so, but not for ever', () => {
    expect(interrupted('The connection broke.', untouched, resend).pauseMs).toBe(0);
    expect(interrupted('The connection broke.', { refusals: 0, unanswered: MAX_UNANSWERED - 1 }, resend).pauseMs).toBeNull();
  });

  it('is never forgotten: afterwards the mail is uncertain until a server takes it', () => {
    const past = fc.record({ refusals: fc.nat(MAX_REFUSALS), unanswered: fc.integer({ min: 1, max: MAX_UNANSWERED }) });
    const code = fc.integer({ min: 400, max: 599 });
    fc.assert(
      fc.property(past, code, fc.constantFrom(leave, resend), (been, refusal, patience) => {
        const states = [
          settle({ is: 'refused', code: refusal, reply: 'no' }, been, patience),
          settle({ is: 'unreachable', reply: 'no' }, been, patience),
          dropped('The cut-off passed.', been),
          unwritten('no', been, patience),
        ].map(({ state }) => state);
        return states.every((state) => state === 'uncertain');
      }),
    );
    expect(settle({ is: 'accepted', reply: '250 ok' }, { refusals: 0, unanswered: 1 }, resend)).toMatchObject({
      state: 'sent',
      outcome: 'Handed over again after an interruption: 250 ok',
    });
  });
});

it('drops a mail with its reason', () => {
  expect(dropped('The cut-off passed.', untouched)).toEqual({
    ...untouched,
    state: 'dropped',
    outcome: 'The cut-off passed.',
    pauseMs: null,
  });
});
