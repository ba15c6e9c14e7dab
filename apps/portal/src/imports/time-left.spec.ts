import { timeLeftText } from './time-left.js';

it.each([
  [null, 'Not known yet'],
  [2, 'A few seconds'],
  [12, 'About 15 seconds'],
  [59, 'About 60 seconds'],
  [60, 'About 1 minute'],
  [61, 'About 2 minutes'],
])('%s seconds are told as: %s', (seconds, text) => {
  expect(timeLeftText(seconds)).toBe(text);
});
