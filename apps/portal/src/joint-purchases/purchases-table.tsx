import type { JointPurchaseListItem } from '@tributary/contracts';
import type { ReactNode } from 'react';
import { clockText, shortDayText, zoneName } from '../formats/dates.js';
import { countText, priceText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { RowLink } from '../parts/links.js';
import { StateMark } from '../parts/state-mark.js';
import { useActing } from '../shell/acting.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import classes from './purchases-table.module.css';
import { phaseOf, shapeOf, statusText } from './state.js';

/** The list of purchases; on a phone each row is a few lines. */
export function PurchasesTable({ purchases }: { purchases: readonly JointPurchaseListItem[] }) {
  const { kind, zone } = useActing();
  const district = kind === 'district';
  return (
    <DataTable className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('purchases.column.title')}</th>
          <th scope="col">{t('purchases.column.state')}</th>
          <th scope="col">{t('purchases.column.lastDay')}</th>
          <th scope="col" className="number">
            {t('purchases.column.price')}
          </th>
          <th scope="col">{t('purchases.column.next')}</th>
          <th scope="col" className="number">
            {district ? t('purchases.column.own') : t('purchases.column.volume')}
          </th>
          <th scope="col" className="number">
            {t('purchases.column.districts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {purchases.map((purchase) => (
          <Row key={purchase.jointPurchaseId} purchase={purchase} district={district} zone={zone} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ purchase, district, zone }: { purchase: JointPurchaseListItem; district: boolean; zone: string }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title, reference, price, unit, ownQuantity } = purchase;
  const own = ownQuantity === null ? t('parts.none') : countText(ownQuantity);
  return (
    <tr>
      <td className={classes.title}>
        <RowLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
          {title}
        </RowLink>
        <span className={classes.reference}>{reference}</span>
      </td>
      <td className={classes.state}>
        <StateMark shape={shapeOf(purchase)}>{statusText(purchase)}</StateMark>
      </td>
      <td className={classes.quiet} data-label={t('purchases.column.lastDay')}>
        <Pair first={shortDayText(purchase.cutOffAt, zone)} second={`${clockText(purchase.cutOffAt, zone)} ${zoneName(zone)}`} />
      </td>
      <td className="number" data-label={t('purchases.column.price')}>
        {price.unitPriceE4 === null ? t('purchases.noPrice') : priceText(price.unitPriceE4)}
      </td>
      <td className={classes.quiet} data-label={t('purchases.column.next')} data-none={phaseOf(purchase) === 'open' ? undefined : true}>
        {nextText(purchase)}
      </td>
      <td className="number" data-label={district ? t('purchases.column.own') : t('purchases.column.volume')}>
        {district ? own : unitsText(price.totalQuantity, unit)}
      </td>
      <td className="number" data-label={t('purchases.column.districts')}>
        {t('purchases.in', { committed: countText(purchase.committedDistricts), invited: countText(purchase.invitedDistricts) })}
      </td>
    </tr>
  );
}

function nextText(purchase: JointPurchaseListItem): ReactNode {
  const { next } = purchase.price;
  if (phaseOf(purchase) !== 'open') return t('parts.none');
  if (next === null) return t('purchases.lowest');
  return <Pair first={priceText(next.unitPriceE4)} second={t('purchases.chart.short', { units: countText(next.unitsShort) })} />;
}

/** Two lines in a column, one line on a phone. */
function Pair({ first, second }: { first: string; second: string }) {
  return (
    <span className={classes.pair}>
      {first}
      <span className={classes.second}>{second}</span>
    </span>
  );
}
