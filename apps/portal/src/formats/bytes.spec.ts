import { bytesText } from './bytes.js';

describe('the size of a file', () => {
  it.each([
    [812, '812 B'],
    [48_213, '48 kB'],
    [1_234_567, '1.2 MB'],
  ])('is read as people write it: %i bytes', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});
