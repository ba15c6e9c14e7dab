import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { CopyReference } from '../parts/copy-reference.js';
import { Facts } from '../parts/facts.js';
import { priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import classes from './board.module.css';

/** What exactly is bought, lot by lot: the words that a vendor is held to. */
export function Specification({ purchase: { lots } }: { purchase: JointPurchaseView }) {
  return (
    <>
      {lots.map((lot) => (
        <section key={lot.lotId} className={classes.part} aria-label={lot.title}>
          <h3 className={classes.partTitle}>{lot.title}</h3>
          <p className={classes.running}>{lot.specification === '' ? t('purchases.specification.none') : lot.specification}</p>
          <Facts facts={factsOf(lot)} />
        </section>
      ))}
    </>
  );
}

function factsOf(lot: LotView) {
  return [
    { label: t('purchases.specification.code'), value: <CopyReference reference={lot.unspsc} /> },
    { label: t('purchases.specification.unit'), value: lot.unit },
    { label: t('purchases.specification.minimum'), value: unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit) },
    { label: t('purchases.specification.fee'), value: lot.feeE4 === 0 ? t('purchases.specification.noFee') : priceText(lot.feeE4) },
    ...lot.delivery.map(({ zipPrefix, unitE4 }) => ({
      label: deliveryLabel(zipPrefix, lot.delivery.length),
      value: unitE4 === 0 ? t('purchases.specification.included') : priceText(unitE4),
    })),
  ];
}

function deliveryLabel(zipPrefix: string, rates: number): string {
  if (zipPrefix !== '') return t('purchases.specification.deliveryZip', { zip: zipPrefix });
  return rates === 1 ? t('purchases.specification.delivery') : t('purchases.specification.deliveryElsewhere');
}
