/**
 * What a line costs: cents, rounded half up once. The price is in 1/10,000 dollar, so 100 of its units are a cent. The product is computed as
 * BigInt, since it may pass what a number holds exactly.
 */
export function lineAmountCents(quantity: number, unitPriceE4: number): number {
  return exactNumber((BigInt(quantity) * BigInt(unitPriceE4) + 50n) / 100n);
}

/** The whole is the sum of its lines, each rounded by itself; it is never computed from the whole quantity. */
export function sumCents(amountsCents: Iterable<number>): number {
  let sum = 0n;
  for (const amountCents of amountsCents) sum += BigInt(amountCents);
  return exactNumber(sum);
}

/** A whole number as the database or BigInt has it. Throws where a number would not hold it exactly: rather no figure than a wrong one. */
export function exactNumber(value: bigint | string | number): number {
  const exact = Number(value);
  if (!Number.isSafeInteger(exact)) throw new RangeError(`${value} is not a whole number that can be held exactly.`);
  return exact;
}
