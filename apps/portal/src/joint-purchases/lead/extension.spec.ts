import { purchaseView } from '../purchase.fixture.js';
import { extensionFaults, freshExtension, type ExtensionDraft } from './extension.js';

const now = Date.parse('2026-12-01T15:00:00.000Z');
const open = purchaseView();
const missed = purchaseView({ awaitingBuyer: true });
const typed = (day: string, reason = ''): ExtensionDraft => ({ day, time: '17:00', reason });

describe('lengthening the last day', () => {
  it('begins with the time of the day as it was, and without a day', () => {
    expect(freshExtension(open)).toEqual({ day: '', time: '17:00', reason: '' });
  });

  it.each<[string, ExtensionDraft, typeof open, (string | null)[]]>([
    ['a later day', typed('2026-12-11'), open, []],
    ['no day', typed(''), open, ['day']],
    ['the moment that it has now', typed('2026-12-04'), open, ['day']],
    ['an earlier day', typed('2026-12-03'), open, ['day']],
    ['a day after the prices end', typed('2027-02-01'), open, ['day']],
    ['a missed minimum without a reason', typed('2026-12-11', ' '), missed, ['reason']],
    ['a missed minimum with one', typed('2026-12-11', 'Two boards meet on December 8.'), missed, []],
    ['neither day nor reason', typed(''), missed, ['day', 'reason']],
  ])('%s', (_, draft, purchase, fields) => {
    expect(extensionFaults(draft, purchase, now).map(({ field }) => field)).toEqual(fields);
  });
});
