import { Table } from '@mantine/core';
import type { Ladder } from '@tributary/contracts';
import { priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { ladderRows } from './ladder-rows.js';

/** The ladder for those who would rather read it, or cannot see it. */
export function LadderTable({ ladder, unit, volume }: { ladder: Ladder; unit: string; volume: number | null }) {
  return (
    <Table captionSide="top">
      <Table.Caption className="unseen">{t('purchases.chart.table.caption', { unit })}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('purchases.chart.table.from')}</Table.Th>
          <Table.Th scope="col" className="number">
            {t('purchases.chart.table.price')}
          </Table.Th>
          <Table.Th scope="col">{t('purchases.chart.table.state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ladderRows(ladder, volume).map((row) => (
          <Table.Tr key={row.fromQuantity} fw={row.state === 'here' ? 600 : undefined}>
            <Table.Td>{unitsText(row.fromQuantity, unit)}</Table.Td>
            <Table.Td className="number">{priceText(row.unitPriceE4)}</Table.Td>
            <Table.Td>{stateText(row.state, unit, volume ?? 0, row.short)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function stateText(state: ReturnType<typeof ladderRows>[number]['state'], unit: string, volume: number, short: number): string {
  switch (state) {
    case 'none':
      return '';
    case 'reached':
      return t('purchases.chart.table.reached');
    case 'here':
      return t('purchases.chart.table.here', { units: unitsText(volume, unit) });
    case 'ahead':
      return t('purchases.chart.table.short', { units: unitsText(short, unit) });
  }
}
