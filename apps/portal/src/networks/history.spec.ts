import { sentenceOf } from './history.js';

it.each([
  ['network-named', { name: 'Gulf', added: ['a', 'b'] }, 'Named, with 2 districts'],
  ['network-changed', { name: 'Gulf', added: ['c'], removed: [] }, '1 district added'],
  [
    'network-changed',
    { name: 'Gulf Coast', nameBefore: 'Gulf', added: [], removed: ['a', 'b'] },
    'Renamed from Gulf, 2 districts taken out',
  ],
  ['network-ended', { name: 'Gulf' }, 'Ended'],
  ['network-renumbered', {}, 'Changed'],
])('%s %j: %s', (action, facts, sentence) => {
  expect(sentenceOf({ action, facts })).toBe(sentence);
});
