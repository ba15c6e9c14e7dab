const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const finer = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
const whole = new Intl.NumberFormat('en-US');
const share = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A price for one unit, from 1/10,000 dollar: `$379.00`, and `$0.0061` where cents are too coarse. */
export function priceText(unitPriceE4: number): string {
  return (unitPriceE4 % 100 === 0 ? cents : finer).format(unitPriceE4 / 10_000);
}

/** An amount, from cents: `$45,480.00`. */
export function amountText(amountCents: number): string {
  return cents.format(amountCents / 100);
}

/** A count with its thousands: `2,716`. */
export function countText(count: number): string {
  return whole.format(count);
}

/** A share of a whole, from 0 to 1: `4.8%`. */
export function shareText(part: number, of: number): string {
  return share.format(of === 0 ? 0 : part / of);
}

/** What a quantity costs, in cents, rounded half up once as the service does it. Exact for every quantity and price that a contract takes. */
export function amountOf(quantity: number, unitPriceE4: number): number {
  return Number((BigInt(quantity) * BigInt(unitPriceE4) + 50n) / 100n);
}
