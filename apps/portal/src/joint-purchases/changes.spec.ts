import type { Participant } from '@tributary/contracts';
import { changesBetween, inOrder, placeOf } from './changes.js';
import { lotView, participantOf } from './purchase.fixture.js';

const tablets = (unitPriceE4: number | null) => lotView({ price: { totalQuantity: 0, unitPriceE4, next: null } });
const view = (participants: Participant[], unitPriceE4: number | null) => ({ participants, lots: [tablets(unitPriceE4)] });

describe('what changed on the page', () => {
  it('is a quantity with what it was, and the price', () => {
    const changes = changesBetween(view([participantOf('Baldwin', 360)], 3_890_000), view([participantOf('Baldwin', 420)], 3_790_000));
    expect([...(changes?.quantities ?? [])]).toEqual([[placeOf('c-Baldwin', 'tablets'), 360]]);
    expect([...(changes?.prices ?? [])]).toEqual([['tablets', 3_890_000]]);
  });

  it('is a district that joined: it had nothing before', () => {
    const changes = changesBetween(view([], null), view([participantOf('Jackson', 140)], null));
    expect([...(changes?.quantities ?? [])]).toEqual([[placeOf('c-Jackson', 'tablets'), null]]);
    expect(changes?.prices.size).toBe(0);
  });

  it('is the price of one lot of several, and of that one alone', () => {
    const [before, after] = [lotView({ lotId: 'b' }), lotView({ lotId: 'b', price: { totalQuantity: 10, unitPriceE4: null, next: null } })];
    const changes = changesBetween({ participants: [], lots: [lotView(), before] }, { participants: [], lots: [lotView(), after] });
    expect([...(changes?.prices ?? [])]).toEqual([['b', 4_290_000]]);
  });

  it.each([
    ['the first view', null],
    ['another view with the same figures', view([participantOf('Baldwin', 420)], 1)],
  ])('is nothing: %s', (_, before) => {
    expect(changesBetween(before, view([participantOf('Baldwin', 420)], 1))).toBeNull();
  });
});

describe('the order of districts', () => {
  it('has the own one first, then the largest', () => {
    const parties = [
      participantOf('Cullman', 310),
      participantOf('Winfield', 120),
      participantOf('Baldwin', 420),
      participantOf('Alex', 310),
      participantOf('Mobile', 900, { lots: [] }),
    ];
    const order = inOrder(parties, 'o-Winfield', 'tablets');
    expect(order.map(({ name }) => name)).toEqual(['Winfield', 'Baldwin', 'Alex', 'Cullman', 'Mobile']);
  });
});
