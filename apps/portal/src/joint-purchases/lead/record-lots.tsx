import type { LotView } from '@tributary/contracts';
import { priceText } from '../../formats/money.js';
import { DataTable } from '../../parts/data-table.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { surchargeText } from '../purchase-phrases.js';
import classes from './papers.module.css';

/** Each lot with its fixed price and quantity, or that it missed its minimum. */
export function RecordLots({ lots }: { lots: readonly LotView[] }) {
  return (
    <div className={classes.scroll}>
      <DataTable className={classes.plain}>
        <thead>
          <tr>
            <th scope="col">{t('lead.record.lot')}</th>
            <th scope="col">{t('lead.record.code')}</th>
            <th scope="col" className="number">
              {t('lead.record.quantity')}
            </th>
            <th scope="col" className="number">
              {t('lead.record.price')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => (
            <tr key={lot.lotId}>
              <td className={classes.site}>
                {lot.title}
                <span className={classes.address}>{surchargeText(lot)}</span>
              </td>
              <td data-label={t('lead.record.code')}>{lot.unspsc}</td>
              <td className="number" data-label={t('lead.record.quantity')}>
                {lot.fixedQuantity === null ? t('parts.none') : unitsText(lot.fixedQuantity, lot.unit)}
              </td>
              <td className="number" data-label={t('lead.record.price')}>
                {lot.fixedUnitPriceE4 === null ? t('lead.record.noPrice') : priceText(lot.fixedUnitPriceE4)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
