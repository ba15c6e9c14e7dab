import type { Ladder } from '@tributary/contracts';
import { priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { ladderRows } from './ladder-rows.js';
import { DataTable } from '../parts/data-table.js';

/** The ladder for those who would rather read it, or cannot see it. */
export function LadderTable({ ladder, unit, volume }: { ladder: Ladder; unit: string; volume: number | null }) {
  return (
    <DataTable>
      <caption className="unseen">{t('purchases.chart.table.caption', { unit })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('purchases.chart.table.from')}</th>
          <th scope="col" className="number">
            {t('purchases.chart.table.price')}
          </th>
          <th scope="col">{t('purchases.chart.table.state')}</th>
        </tr>
      </thead>
      <tbody>
        {ladderRows(ladder, volume).map((row) => (
          <tr key={row.fromQuantity} style={row.state === 'here' ? { fontWeight: 600 } : undefined}>
            <td>{unitsText(row.fromQuantity, unit)}</td>
            <td className="number">{priceText(row.unitPriceE4)}</td>
            <td>{stateText(row.state, unit, volume ?? 0, row.short)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
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
