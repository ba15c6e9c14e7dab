import type { LotTerms } from '@tributary/contracts';
import { priceText } from '../../formats/money.js';
import { DataTable } from '../../parts/data-table.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { landedRungs, type LandedRung } from './landed.js';
import classes from './purchase-form.module.css';

type Priced = Pick<LotTerms, 'ladder' | 'feeE4' | 'delivery'>;

/** Each step of a lot with what one unit costs there in the end. */
export function LandedTable({ lot, unit }: { lot: Priced; unit: string }) {
  const rungs = landedRungs(lot);
  const anyPlace = rungs.some(({ places }) => places !== null);
  return (
    <div className={classes.landed}>
      <DataTable>
        <caption className="unseen">{t('newPurchase.landed.caption', { unit })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('newPurchase.landed.from')}</th>
            <th scope="col" className="number">
              {t('newPurchase.landed.price')}
            </th>
            <th scope="col" className="number">
              {t('newPurchase.landed.landed')}
            </th>
            {anyPlace && (
              <th scope="col" className="number">
                {t('newPurchase.landed.places')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rungs.map((rung) => (
            <tr key={rung.fromQuantity}>
              <td>{unitsText(rung.fromQuantity, unit)}</td>
              <td className="number">{priceText(rung.unitPriceE4)}</td>
              <td className={`number ${classes.strong}`}>{priceText(rung.landedE4)}</td>
              {anyPlace && <td className="number">{placesText(rung)}</td>}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function placesText({ places }: LandedRung): string {
  if (places === null) return t('parts.none');
  const [fewest, most] = [priceText(places.fewestE4), priceText(places.mostE4)];
  return fewest === most ? most : t('newPurchase.landed.range', { fewest, most });
}
