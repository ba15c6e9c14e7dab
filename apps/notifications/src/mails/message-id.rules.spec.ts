import fc from 'fast-check';
import { messageId } from './message-id.rules.js';

const purchase = '019a3b5c-0000-7000-8000-00000000b001';
const renee = '019a3b5c-0000-7000-8000-00000000e001';
const sender = 'purchasing@agency.example';

describe('the Message-ID', () => {
  it('is the same each time', () => {
    expect(messageId('priced', purchase, renee, sender)).toBe('<priced.ed507e18b856b49de4a313603fd279345f516b72@agency.example>');
  });

  it('is in the form that RFC 5322 asks for, and no longer than a line', () => {
    expect(messageId('role-given', purchase, renee, sender)).toMatch(/^<[a-z-]+\.[0-9a-f]{40}@agency\.example>$/);
  });

  it('differs by kind, by what it tells of and by who gets it', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (subject, person) => {
        const ids = [
          messageId('priced', subject, person, sender),
          messageId('invitation', subject, person, sender),
          messageId('priced', person, subject, sender),
        ];
        return new Set(ids).size === (subject === person ? 2 : 3);
      }),
    );
  });
});
