import type { JointPurchaseView } from '@tributary/contracts';
import { pagePdf } from './page-pdf.ts';

const dollars = (e4: number): string => (e4 / 10_000).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/** The vendor's quote from which a purchase has its prices, as a document of one page. */
export function quoteOf({ source, lots }: Pick<JointPurchaseView, 'source' | 'lots'>): Uint8Array<ArrayBuffer> {
  const prices = lots.flatMap(({ title, unit, ladder }) => [
    '',
    title,
    ...ladder.map(
      ({ fromQuantity, unitPriceE4 }) => `    from ${fromQuantity.toLocaleString('en-US')}: ${dollars(unitPriceE4)} per ${unit}`,
    ),
  ]);
  return pagePdf([
    source.vendorName,
    `Quote ${source.reference}`,
    `The prices hold until ${source.validUntil}.`,
    ...prices,
    '',
    'Invented sample data.',
  ]);
}
