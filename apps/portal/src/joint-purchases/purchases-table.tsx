import type { JointPurchaseListItem } from '@tributary/contracts';
import { clockText, shortDayText, zoneName } from '../formats/dates.js';
import { countText, priceText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { RowLink } from '../parts/links.js';
import { StateMark } from '../parts/state-mark.js';
import { useActing } from '../shell/acting.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import classes from './purchases-table.module.css';
import { hasPrice, phaseOf, shapeOf, statusText } from './state.js';

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
          <th scope="col" className={district ? undefined : 'number'}>
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
  const { jointPurchaseId, title, reference, lots } = purchase;
  const [lot] = lots;
  return (
    <tr>
      <td className={classes.title}>
        <RowLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
          {title}
        </RowLink>
        <span className={classes.reference}>{reference}</span>
        {lot !== undefined && lots.length > 1 && (
          <span className={classes.second}>
            {t('purchases.lotsOf', { lot: lot.title, count: lots.length - 1, number: countText(lots.length - 1) })}
          </span>
        )}
      </td>
      <td className={classes.state}>
        <StateMark shape={shapeOf(purchase)}>{statusText(purchase)}</StateMark>
      </td>
      <td className={classes.quiet} data-label={t('purchases.column.lastDay')}>
        <Pair first={shortDayText(purchase.cutOffAt, zone)} second={`${clockText(purchase.cutOffAt, zone)} ${zoneName(zone)}`} />
      </td>
      <td className="number" data-label={t('purchases.column.price')}>
        {lot !== undefined && <Pair first={priceOf(purchase, lot)} second={nextText(purchase, lot)} />}
      </td>
      <td className={district ? classes.quiet : 'number'} data-label={district ? t('purchases.column.own') : t('purchases.column.volume')}>
        {district ? <OwnAnswer purchase={purchase} /> : volumeText(purchase)}
      </td>
      <td className="number" data-label={t('purchases.column.districts')}>
        <Pair
          first={districtsIn(purchase)}
          second={purchase.declinedDistricts === 0 ? '' : t('purchases.declined', { number: countText(purchase.declinedDistricts) })}
        />
      </td>
    </tr>
  );
}

type Lot = JointPurchaseListItem['lots'][number];

function moreLots(count: number): string {
  return count === 0 ? '' : t('purchases.moreLots', { count, number: countText(count) });
}

// Of several lots the unit tells whose price it is.
function priceOf(purchase: JointPurchaseListItem, { price, unit }: Lot): string {
  if (!hasPrice(purchase)) return t('parts.none');
  if (price.unitPriceE4 === null) return t('purchases.noPrice');
  const text = priceText(price.unitPriceE4);
  return purchase.lots.length === 1 ? text : t('purchases.per', { price: text, unit });
}

function volumeText({ status, lots: [lot] }: JointPurchaseListItem): string {
  return lot === undefined || status === 'draft' ? t('parts.none') : unitsText(lot.price.totalQuantity, lot.unit);
}

function districtsIn({ status, committedDistricts, invitedDistricts }: JointPurchaseListItem): string {
  if (status === 'draft') return t('purchases.toInvite', { number: countText(invitedDistricts) });
  return t('purchases.in', { committed: countText(committedDistricts), invited: countText(invitedDistricts) });
}

function nextText(purchase: JointPurchaseListItem, { price }: Lot): string {
  if (phaseOf(purchase) !== 'open') return '';
  if (price.next === null) return t('purchases.lowest');
  return t('purchases.short', { units: countText(price.next.unitsShort), price: priceText(price.next.unitPriceE4) });
}

/** What the reader's own district has said: what waits for it has the sign of what needs it. */
function OwnAnswer({ purchase }: { purchase: JointPurchaseListItem }) {
  const { ownAnswer, lots } = purchase;
  if (ownAnswer === 'none' && phaseOf(purchase) === 'open') return <StateMark shape="needs">{t('purchases.needsYou')}</StateMark>;
  const own = lots.filter((lot) => lot.ownQuantity !== null);
  const [first] = own;
  if (ownAnswer === null || first === undefined) return ownAnswer === null ? t('parts.none') : t(`purchases.ownAnswers.${ownAnswer}`);
  return <Pair first={unitsText(first.ownQuantity ?? 0, first.unit)} second={moreLots(own.length - 1)} />;
}

/** Two lines in a column, one line on a phone. */
function Pair({ first, second }: { first: string; second: string }) {
  return (
    <span className={classes.pair}>
      {first}
      {second !== '' && <span className={classes.second}>{second}</span>}
    </span>
  );
}
