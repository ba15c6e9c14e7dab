import type { JointPurchaseView, LotView, OwnCommitment } from '@tributary/contracts';
import { amountText, countText, priceText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { Section } from '../parts/detail-page.js';
import { useActing } from '../shell/acting.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import classes from './board.module.css';

/** What is fixed for the reader, site by site: this is what the order says. */
export function OwnFixed({ purchase }: { purchase: JointPurchaseView }) {
  const { name } = useActing();
  const { own, lots, pricedAt } = purchase;
  if (own === null || pricedAt === null || own.leftOut !== null) return null;
  const several = lots.length > 1;
  return (
    <Section title={t('purchases.fixed.title', { organisation: name })}>
      <div className={classes.table}>
        <DataTable>
          <thead>
            <tr>
              <th scope="col">{t('purchases.fixed.site')}</th>
              <th scope="col" className="number">
                {several || lots[0] === undefined ? t('purchases.fixed.quantity') : capital(pluralOf(lots[0].unit))}
              </th>
              <th scope="col" className={`number ${classes.wideOnly}`}>
                {t('purchases.fixed.price')}
              </th>
              <th scope="col" className="number">
                {t('purchases.fixed.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {own.lots.map((taken) => (
              <LotRows key={taken.lotId} taken={taken} lot={lots.find(({ lotId }) => lotId === taken.lotId)} several={several} />
            ))}
            <tr className={classes.sum}>
              <td colSpan={2}>{t('purchases.fixed.all')}</td>
              <td className={classes.wideOnly} />
              <td className="number">{own.amountCents === null ? t('parts.none') : amountText(own.amountCents)}</td>
            </tr>
          </tbody>
        </DataTable>
      </div>
    </Section>
  );
}

interface LotRowsProps {
  taken: OwnCommitment['lots'][number];
  lot: LotView | undefined;
  several: boolean;
}

function LotRows({ taken, lot, several }: LotRowsProps) {
  if (lot === undefined) return null;
  const before = (lot.fixedUnitPriceE4 ?? 0) + lot.feeE4;
  return taken.lines.map((line) => (
    <tr key={line.siteId}>
      <td>
        {line.siteName}
        {several && <span className={classes.reason}>{lot.title}</span>}
      </td>
      <td className="number">{countText(line.fixedQuantity ?? 0)}</td>
      <td className={`number ${classes.wideOnly}`}>{priceText(before + line.deliveryE4)}</td>
      <td className="number">{line.amountCents === null ? t('parts.none') : amountText(line.amountCents)}</td>
    </tr>
  ));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
