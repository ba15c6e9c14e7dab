import { muted } from './muted.js';

it('a change mutes its own kind, and lets it be heard again', () => {
  const before = {
    items: [
      { kind: 'invitation' as const, mandatory: false, muted: false },
      { kind: 'priced' as const, mandatory: true, muted: false },
    ],
  };
  const after = muted(before, { kind: 'invitation', muted: true });
  expect(after.items.map((item) => item.muted)).toEqual([true, false]);
  expect(muted(after, { kind: 'invitation', muted: false })).toEqual(before);
});
