import type { OrderList, OrderRow } from '@tributary/contracts';
import { csvText } from '../../formats/csv.js';
import { t } from '../../words/words.js';

/** What one district orders. */
export interface DistrictOrders {
  leaid: string;
  name: string;
  rows: OrderRow[];
  amountCents: number;
}

/** The rows of the list by district, in their order, with the sum of each. */
export function byDistrict(rows: readonly OrderRow[]): DistrictOrders[] {
  const districts = new Map<string, DistrictOrders>();
  for (const row of rows) {
    const orders = districts.get(row.leaid) ?? { leaid: row.leaid, name: row.districtName, rows: [], amountCents: 0 };
    orders.rows.push(row);
    orders.amountCents += row.amountCents;
    districts.set(row.leaid, orders);
  }
  return [...districts.values()];
}

/** What one unit costs where it is delivered, in 1/10,000 dollar. */
export function landedOf({ unitPriceE4, deliveryE4, feeE4 }: Pick<OrderRow, 'unitPriceE4' | 'deliveryE4' | 'feeE4'>): number {
  return unitPriceE4 + deliveryE4 + feeE4;
}

const columns = [
  'leaid',
  'district',
  'site',
  'street',
  'city',
  'state',
  'zip',
  'lot',
  'unspsc',
  'unit',
  'quantity',
  'unitPrice',
  'delivery',
  'fee',
  'amount',
] as const;

/** The list as a spreadsheet takes it: a row for each district, site and lot, money in dollars. */
export function ordersCsv({ rows }: Pick<OrderList, 'rows'>): string {
  const head = columns.map((name) => t(`lead.orders.csvHead.${name}`));
  const lines = rows.map((row) => [
    ...[row.leaid, row.districtName, row.siteName, row.street ?? '', row.city ?? '', row.state ?? '', row.zip ?? ''],
    ...[row.lotTitle, row.unspsc, row.unit, row.quantity],
    ...[row.unitPriceE4 / 10_000, row.deliveryE4 / 10_000, row.feeE4 / 10_000, row.amountCents / 100],
  ]);
  return csvText([head, ...lines]);
}
