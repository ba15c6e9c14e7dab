import { declineBody, email, ladder, leaid, quantity, unitPriceE4, zone } from './index.js';

describe('what a shape takes and refuses', () => {
  it.each([
    ['a LEAID with its leading zero', leaid, '0103540', true],
    ['a LEAID that lost its leading zero', leaid, '103540', false],
    ['a quantity of nothing', quantity, 0, false],
    ['a quantity of half a tablet', quantity, 0.5, false],
    ['a million', quantity, 1_000_000, true],
    ['a quantity of 10^12', quantity, 1_000_000_000_000, false],
    ['a quantity as text', quantity, '120', false],
    ['$389.00', unitPriceE4, 3_890_000, true],
    ['a price of nothing', unitPriceE4, 0, false],
    ['a price above $100,000', unitPriceE4, 1_000_000_001, false],
    ['a ladder without a rung', ladder, [], false],
    ['Central time', zone, 'America/Chicago', true],
    ['a zone that does not exist', zone, 'America/Winfield', false],
    ['an e-mail address without a domain', email, 'renee', false],
  ])('%s', (_, schema, value, taken) => {
    expect(schema.safeParse(value).success).toBe(taken);
  });

  it('writes e-mail addresses in small letters', () => {
    expect(email.parse('Renee.Hollis@Sample.Example')).toBe('renee.hollis@sample.example');
  });

  it('drops what it does not know, so that nothing can be assigned by naming it', () => {
    const body = { reason: 'We bought in August.', organisationId: 'somebody else' };
    expect(declineBody.parse(body)).toEqual({ reason: body.reason });
  });
});
