import type { OrderRow } from '@tributary/contracts';
import { amountText, priceText } from '../../formats/money.js';
import { DataTable } from '../../parts/data-table.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { landedOf, type DistrictOrders } from './orders.js';
import classes from './papers.module.css';

/** One block for each district with its lines and its sum, then the sum of all. Every line stands there, so that paper has them too. */
export function OrdersTable({ districts, totalCents }: { districts: readonly DistrictOrders[]; totalCents: number }) {
  return (
    <div className={classes.scroll}>
      <DataTable className={classes.orders}>
        <thead>
          <tr>
            <th scope="col">{t('lead.orders.site')}</th>
            <th scope="col">{t('lead.orders.lot')}</th>
            <th scope="col" className="number">
              {t('lead.orders.quantity')}
            </th>
            <th scope="col" className="number">
              {t('lead.orders.landed')}
            </th>
            <th scope="col" className="number">
              {t('lead.orders.amount')}
            </th>
          </tr>
        </thead>
        {districts.map((district) => (
          <District key={district.leaid} district={district} />
        ))}
        <tfoot>
          <tr className={classes.total}>
            <th scope="row" colSpan={4}>
              {t('lead.orders.total')}
            </th>
            <td className="number">{amountText(totalCents)}</td>
          </tr>
        </tfoot>
      </DataTable>
    </div>
  );
}

function District({ district: { leaid, name, rows, amountCents } }: { district: DistrictOrders }) {
  return (
    <tbody className={classes.district}>
      <tr className={classes.districtHead}>
        <th scope="rowgroup" colSpan={4}>
          {name} <span className={classes.number}>{leaid}</span>
        </th>
        <td className="number" data-label={t('lead.orders.subtotal', { district: name })}>
          {amountText(amountCents)}
        </td>
      </tr>
      {rows.map((row) => (
        <Line key={`${row.siteName} ${row.street ?? ''} ${row.lotTitle}`} row={row} />
      ))}
    </tbody>
  );
}

function Line({ row }: { row: OrderRow }) {
  return (
    <tr>
      <td className={classes.site}>
        {row.siteName}
        <span className={classes.address}>{addressText(row)}</span>
      </td>
      <td>{row.lotTitle}</td>
      <td className="number" data-label={t('lead.orders.quantity')}>
        {unitsText(row.quantity, row.unit)}
      </td>
      <td className="number" data-label={t('lead.orders.landed')}>
        {priceText(landedOf(row))}
      </td>
      <td className="number" data-label={t('lead.orders.amount')}>
        {amountText(row.amountCents)}
      </td>
    </tr>
  );
}

function addressText({ street, city, state, zip }: OrderRow): string {
  const place = [city, [state, zip].filter((each) => each !== null).join(' ')].filter((each) => each !== null && each !== '');
  const parts = [street, ...place].filter((each) => each !== null);
  return parts.length === 0 ? t('lead.orders.noAddress') : parts.join(', ');
}
