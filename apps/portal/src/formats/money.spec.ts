import { amountOf, amountText, countText, priceText, shareText } from './money.js';

describe('money and counts as a page writes them', () => {
  it.each([
    ['a price', priceText(3_790_000), '$379.00'],
    ['a price of thousands', priceText(12_345_600), '$1,234.56'],
    ['a price below a cent', priceText(61), '$0.0061'],
    ['a price of half a cent more', priceText(15_050), '$1.505'],
    ['an amount', amountText(4_548_000), '$45,480.00'],
    ['no amount', amountText(0), '$0.00'],
    ['a count', countText(1_000_000), '1,000,000'],
    ['a share', shareText(130, 2_716), '4.8%'],
    ['a share of nothing', shareText(0, 0), '0.0%'],
  ])('%s', (_, written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('what a quantity costs', () => {
  it.each([
    ['whole cents', 120, 3_790_000, 4_548_000],
    ['half a cent rounds up', 1, 50, 1],
    ['less than half a cent rounds down', 1, 49, 0],
    ['the dearest million, exactly', 1_000_000, 999_999_999, 9_999_999_990_000],
  ])('%s', (_, quantity, price, amount) => {
    expect(amountOf(quantity, price)).toBe(amount);
  });
});
