import { Table } from '@mantine/core';
import type { JointPurchaseListItem } from '@tributary/contracts';
import { ownZone, shortDeadlineText } from '../formats/dates.js';
import { countText, priceText } from '../formats/money.js';
import { RowLink } from '../parts/links.js';
import { StateMark } from '../parts/state-mark.js';
import { useActing } from '../shell/acting.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import classes from './purchases-table.module.css';
import { shapeOf, statusText } from './state.js';

/** The list of purchases; on a phone each row is a few lines. */
export function PurchasesTable({ purchases }: { purchases: readonly JointPurchaseListItem[] }) {
  const { kind, zone } = useActing();
  const district = kind === 'district';
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('purchases.column.title')}</Table.Th>
          <Table.Th scope="col">{t('purchases.column.state')}</Table.Th>
          <Table.Th scope="col">{t('purchases.column.lastDay')}</Table.Th>
          <Table.Th scope="col" className="number">{t('purchases.column.price')}</Table.Th>
          <Table.Th scope="col">{t('purchases.column.next')}</Table.Th>
          <Table.Th scope="col" className="number">{district ? t('purchases.column.own') : t('purchases.column.volume')}</Table.Th>
          <Table.Th scope="col" className="number">{t('purchases.column.districts')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {purchases.map((purchase) => (
          <Row key={purchase.jointPurchaseId} purchase={purchase} district={district} zone={zone} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ purchase, district, zone }: { purchase: JointPurchaseListItem; district: boolean; zone: string }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title, reference, price, unit, ownQuantity } = purchase;
  const own = ownQuantity === null ? t('parts.none') : countText(ownQuantity);
  return (
    <Table.Tr>
      <Table.Td className={classes.title}>
        <RowLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
          {title}
        </RowLink>
        <span className={classes.reference}>{reference}</span>
      </Table.Td>
      <Table.Td>
        <StateMark shape={shapeOf(purchase)}>{statusText(purchase)}</StateMark>
      </Table.Td>
      <Table.Td className={classes.quiet}>{shortDeadlineText(purchase.cutOffAt, zone || ownZone)}</Table.Td>
      <Table.Td className="number" data-label={t('purchases.column.price')}>
        {price.unitPriceE4 === null ? t('purchases.noPrice') : priceText(price.unitPriceE4)}
      </Table.Td>
      <Table.Td className={classes.quiet}>{nextText(purchase)}</Table.Td>
      <Table.Td className="number" data-label={district ? t('purchases.column.own') : t('purchases.column.volume')}>
        {district ? own : unitsText(price.totalQuantity, unit)}
      </Table.Td>
      <Table.Td className="number" data-label={t('purchases.column.districts')}>
        {t('purchases.in', { committed: countText(purchase.committedDistricts), invited: countText(purchase.invitedDistricts) })}
      </Table.Td>
    </Table.Tr>
  );
}

function nextText({ status, price }: JointPurchaseListItem): string {
  if (status !== 'committing') return t('parts.none');
  if (price.next === null) return t('purchases.lowest');
  return t('purchases.short', { units: countText(price.next.unitsShort), price: priceText(price.next.unitPriceE4) });
}
