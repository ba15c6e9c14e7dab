import type { OrderRow } from '@tributary/contracts';
import { byDistrict, landedOf, ordersCsv } from './orders.js';

function row(given: Partial<OrderRow> = {}): OrderRow {
  return {
    ...{ leaid: '0103540', districtName: 'Winfield City', siteName: 'Winfield High School', street: '232 Pirate Cove' },
    ...{ city: 'Winfield', state: 'AL', zip: '35594', lotTitle: 'Student tablets', unspsc: '43211509', unit: 'tablet' },
    ...{ quantity: 120, unitPriceE4: 4_290_000, deliveryE4: 60_000, feeE4: 25_000, amountCents: 5_250_000 },
    ...given,
  };
}

describe('the order list', () => {
  it('is one block for each district, with its sum', () => {
    const rows = [row(), row({ siteName: 'Office', amountCents: 43_750 }), row({ leaid: '0100270', districtName: 'Baldwin County' })];
    expect(byDistrict(rows)).toEqual([
      { leaid: '0103540', name: 'Winfield City', rows: [rows[0], rows[1]], amountCents: 5_293_750 },
      { leaid: '0100270', name: 'Baldwin County', rows: [rows[2]], amountCents: 5_250_000 },
    ]);
  });

  it('has the landed price of one unit', () => {
    expect(landedOf(row())).toBe(4_375_000);
  });

  it('comes as a row for each line, in dollars, without a formula and with what is unknown left empty', () => {
    const [, line] = ordersCsv({ rows: [row({ siteName: '=HYPERLINK("http://x")', street: null })] }).split('\r\n');
    expect(line).toBe(
      `0103540,Winfield City,"'=HYPERLINK(""http://x"")",,Winfield,AL,35594,Student tablets,43211509,tablet,120,429,6,2.5,52500`,
    );
  });
});
