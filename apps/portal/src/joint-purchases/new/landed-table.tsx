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
          </tr>
        </thead>
        <tbody>
          {landedRungs(lot).map((rung) => (
            <tr key={rung.fromQuantity}>
              <td className={classes.from}>{unitsText(rung.fromQuantity, unit)}</td>
              <td className="number">{priceText(rung.unitPriceE4)}</td>
              <td className="number">
                <span className={classes.strong}>{priceText(rung.landedE4)}</span>
                <Places rung={rung} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

/** From what to what it goes at places with a rate of their own. */
function Places({ rung: { places } }: { rung: LandedRung }) {
  if (places === null) return null;
  const [fewest, most] = [priceText(places.fewestE4), priceText(places.mostE4)];
  const text = fewest === most ? most : t('newPurchase.landed.range', { fewest, most });
  return <span className={classes.placesLine}>{t('newPurchase.landed.places', { prices: text })}</span>;
}
