import { stateOf } from './state-of.js';

const places = (...leaids: string[]) => leaids.map((leaid) => ({ leaid }));

it.each([
  ['the one of most districts', places('0103540', '0100270', '4800001'), '01'],
  ['the first of two that have as many', places('4800001', '0103540'), '01'],
  ['none without districts', places(), null],
])('the state of a map is %s', (_, all, state) => {
  expect(stateOf(all)).toBe(state);
});
