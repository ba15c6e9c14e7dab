import { z } from 'zod';
import { decodeCursor, encodeCursor } from './page.js';

const place = z.tuple([z.string(), z.uuid()]);
const id = '019a3b5c-0000-7000-8000-00000000d001';

describe('the place at which a list goes on', () => {
  it('comes back as it was given out', () => {
    expect(decodeCursor(place, encodeCursor(['Winfield City – Süd', id]))).toEqual(['Winfield City – Süd', id]);
  });

  it.each(['', 'nonsense', encodeCursor(['Winfield City']), encodeCursor([id, 'x']), Buffer.from('{').toString('base64url')])(
    'is refused where no page gave it out: %s',
    (after) => {
      expect(() => decodeCursor(place, after)).toThrow('page.malformed');
    },
  );
});
