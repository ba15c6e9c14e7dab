import { documentAddress, mediaTypeText } from './document-phrases.js';

describe('a document in words', () => {
  it('has the name that people use for its kind, else the one that it has', () => {
    expect([mediaTypeText('application/pdf'), mediaTypeText('image/webp')]).toEqual(['PDF', 'WEBP']);
  });

  it('is read for the acting organization', () => {
    const before = '/api/procurement/v1/joint-purchases/p';
    expect(documentAddress('o', 'p', 'f', 'purchase')).toBe(`${before}/documents/f?tributary-organisation=o`);
    expect(documentAddress('o', 'p', 'f', 'commitment')).toBe(`${before}/commitment/documents/f?tributary-organisation=o`);
  });
});
