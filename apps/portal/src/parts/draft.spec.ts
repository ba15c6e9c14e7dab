import { draftName, parseDraft } from './draft.js';

const fresh = { quantity: '', note: 'none' };

describe('a draft', () => {
  it.each([
    ['nothing stored', null, fresh],
    ['what cannot be read', '{broken', fresh],
    ['no values', '{"savedAt":1}', fresh],
    ['a field that the form has gained since', '{"values":{"quantity":"120"},"savedAt":5}', { quantity: '120', note: 'none' }],
  ])('%s', (_, stored, values) => {
    expect(parseDraft(stored, fresh).values).toEqual(values);
  });

  it('keeps the key under which it was sent, so that a reload sends no second one', () => {
    const keys = { content: '{}', key: 'k' };
    expect(parseDraft(JSON.stringify({ values: fresh, savedAt: 5, keys }), fresh)).toEqual({ values: fresh, savedAt: 5, keys });
  });

  it('is another one for another person', () => {
    expect(draftName('a', 'commit:1')).not.toBe(draftName('b', 'commit:1'));
  });
});
