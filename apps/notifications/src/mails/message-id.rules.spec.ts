import fc from 'fast-check';
import type { About } from './audience.js';
import { messageId } from './message-id.rules.js';

const purchase = '019a3b5c-0000-7000-8000-00000000b001';
const renee = '019a3b5c-0000-7000-8000-00000000e001';
const about = (subjectId: string, occasion = ''): About => ({ subjectId, occasion });
const sender = 'purchasing@agency.example';

describe('the Message-ID', () => {
  it('is the same each time', () => {
    expect(messageId('priced', about(purchase), renee, sender)).toBe('<priced.2beb1d2af5a20b7cf8b122dc1991379f3dbd45aa@agency.example>');
  });

  it('is in the form that RFC 5322 asks for, and no longer than a line', () => {
    expect(messageId('role-given', about(purchase), renee, sender)).toMatch(/^<[a-z-]+\.[0-9a-f]{40}@agency\.example>$/);
  });

  it('differs by kind, by what it tells of, by its occasion and by who gets it', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (subject, person) => {
        const ids = [
          messageId('priced', about(subject), person, sender),
          messageId('invitation', about(subject), person, sender),
          messageId('priced', about(person), subject, sender),
          messageId('priced', about(subject, '2'), person, sender),
        ];
        return new Set(ids).size === (subject === person ? 3 : 4);
      }),
    );
  });
});
