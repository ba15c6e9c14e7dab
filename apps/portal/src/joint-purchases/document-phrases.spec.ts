import { bytesText, documentAddress, mediaTypeText } from './document-phrases.js';

describe('a document in words', () => {
  it.each([
    [812, '812 B'],
    [48_213, '48 kB'],
    [1_234_567, '1.2 MB'],
  ])('has a size: %i bytes', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });

  it('has the name that people use for its kind, else the one that it has', () => {
    expect([mediaTypeText('application/pdf'), mediaTypeText('image/webp')]).toEqual(['PDF', 'WEBP']);
  });

  it('is read for the acting organization', () => {
    const before = '/api/procurement/v1/joint-purchases/p';
    expect(documentAddress('o', 'p', 'f', 'purchase')).toBe(`${before}/documents/f?tributary-organisation=o`);
    expect(documentAddress('o', 'p', 'f', 'commitment')).toBe(`${before}/commitment/documents/f?tributary-organisation=o`);
  });
});
