import type { JointPurchaseView, Participant } from '@tributary/contracts';
import { changesBetween, inOrder } from './changes.js';

const party = (name: string, quantity: number): Participant => ({
  commitmentId: `c-${name}`,
  organisationId: `o-${name}`,
  leaid: '0103540',
  name,
  quantity,
  amountCents: null,
  changedAt: '2027-02-22T20:14:00.000Z',
});

function view(
  version: number,
  parties: Participant[],
  unitPriceE4: number | null,
): Pick<JointPurchaseView, 'version' | 'participants' | 'lots'> {
  const price = { totalQuantity: 0, unitPriceE4, next: null };
  return {
    version,
    participants: parties,
    lots: [{ lotId: 'l', title: 'Tablets', unit: 'tablet', ladder: [], price, fixedUnitPriceE4: null }],
  };
}

describe('what changed on the page', () => {
  it('is a quantity with what it was, and the price', () => {
    const changes = changesBetween(view(3, [party('Baldwin', 360)], 3_890_000), view(4, [party('Baldwin', 420)], 3_790_000));
    expect([...(changes?.quantities ?? [])]).toEqual([['c-Baldwin', 360]]);
    expect(changes?.price).toEqual({ before: 3_890_000 });
  });

  it('is a district that joined: it had nothing before', () => {
    const changes = changesBetween(view(3, [], null), view(4, [party('Jackson', 140)], null));
    expect([...(changes?.quantities ?? [])]).toEqual([['c-Jackson', null]]);
    expect(changes?.price).toBeNull();
  });

  it.each([
    ['the first view', null],
    ['the same version', view(4, [party('Baldwin', 360)], 1)],
    ['another version with the same figures', view(3, [party('Baldwin', 420)], 1)],
  ])('is nothing: %s', (_, before) => {
    expect(changesBetween(before, view(4, [party('Baldwin', 420)], 1))).toBeNull();
  });
});

describe('the order of districts', () => {
  it('has the own one first, then the largest', () => {
    const order = inOrder([party('Cullman', 310), party('Winfield', 120), party('Baldwin', 420), party('Alex', 310)], 'o-Winfield');
    expect(order.map(({ name }) => name)).toEqual(['Winfield', 'Baldwin', 'Alex', 'Cullman']);
  });
});
