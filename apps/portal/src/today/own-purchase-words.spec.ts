import type { JointPurchaseListItem } from '@tributary/contracts';
import { distanceOf, lineOf, ownOf, priceOf } from './own-purchase-words.js';

const lot = (title: string, unitsShort: number | null, ownQuantity: number | null = null): JointPurchaseListItem['lots'][number] => ({
  ...{ lotId: title, title, unit: 'tablet', ownQuantity },
  price: {
    totalQuantity: 560,
    unitPriceE4: 4_290_000,
    next: unitsShort === null ? null : { fromQuantity: 800, unitPriceE4: 4_120_000, unitsShort },
  },
});
const item = (lots = [lot('Tablets', 240)], given: Partial<JointPurchaseListItem> = {}): JointPurchaseListItem => ({
  ...{ jointPurchaseId: 'p', reference: 'JP-2026-0001', title: 'Tablets', status: 'committing', awaitingBuyer: false },
  ...{ cutOffAt: '2999-12-04T23:00:00.000Z', lots, invitedDistricts: 3, committedDistricts: 1, declinedDistricts: 0, ownAnswer: 'none' },
  ...given,
});

describe('a purchase on Today', () => {
  it.each([
    ['Draft, nobody sees it yet', item(undefined, { status: 'draft' })],
    ['Closed below the minimum', item(undefined, { awaitingBuyer: true })],
    ['Price being fixed', item(undefined, { cutOffAt: '2020-12-04T23:00:00.000Z' })],
    ['Price fixed', item(undefined, { status: 'priced' })],
    ['Ended without a price', item(undefined, { status: 'unsuccessful' })],
    ['Canceled', item(undefined, { status: 'cancelled' })],
  ])('stands: %s', (text, purchase) => {
    expect(lineOf(purchase, 'America/Chicago')).toBe(text);
  });

  it('tells the nearest price of several lots, with its lot', () => {
    expect(distanceOf(item())).toBe('240 short of $412.00');
    expect(distanceOf(item([lot('Tablets', 240), lot('Calculators', 12)]))).toBe('12 short of $412.00 for Calculators');
    expect(distanceOf(item([lot('Tablets', null)]))).toBe('The lowest price is reached');
    expect(distanceOf(item(undefined, { status: 'priced' }))).toBeNull();
  });

  it('tells a price only where there is one, and where it is the only one', () => {
    expect(priceOf(item())).toBe(4_290_000);
    expect(priceOf(item(undefined, { status: 'cancelled' }))).toBeNull();
    expect(priceOf(item([lot('A', 1), lot('B', 1)]))).toBeNull();
  });

  it('tells what the district takes', () => {
    expect(ownOf(item([lot('Tablets', 1, 120)]))).toBe('120 tablets for you');
    expect(ownOf(item([lot('A', 1, 120), lot('B', 1, 30), lot('C', 1)]))).toBe('2 of 3 lots for you');
    expect(ownOf(item())).toBeNull();
  });
});
