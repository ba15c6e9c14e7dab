/**
 * What a line costs: cents, rounded half up once. The price is in 1/10,000 dollar, so 100 of its units are a cent. A product that a number holds
 * exactly is computed as one, which is many times faster; any other as BigInt.
 */
export function lineAmountCents(quantity: number, unitPriceE4: number): number {
  const rounded = quantity * unitPriceE4 + 50;
  // Below 2^53 the nearest number to a hundredth less than a whole one is still below it, so nothing is lifted over the cent.
  if (Number.isSafeInteger(rounded)) return Math.floor(rounded / 100);
  return exactNumber((BigInt(quantity) * BigInt(unitPriceE4) + 50n) / 100n);
}

/** The whole is the sum of its lines, each rounded by itself; it is never computed from the whole quantity. */
export function sumCents(amountsCents: Iterable<number>): number {
  let sum = 0;
  for (const amountCents of amountsCents) sum = exactNumber(sum + amountCents);
  return sum;
}

/** A whole number as the database or BigInt has it. Throws where a number would not hold it exactly: rather no figure than a wrong one. */
export function exactNumber(value: bigint | string | number): number {
  const exact = Number(value);
  if (!Number.isSafeInteger(exact)) throw new RangeError(`${value} is not a whole number that can be held exactly.`);
  return exact;
}
