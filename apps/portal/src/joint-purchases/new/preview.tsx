import type { Ladder } from '@tributary/contracts';
import { FactBox } from '../../parts/facts.js';
import { t } from '../../words/words.js';
import { ladderFinding } from '../finding.js';
import { LadderChart } from '../ladder-chart.js';
import { lotOf, type PurchaseDraft } from './draft-purchase.js';
import { LandedTable } from './landed-table.js';
import classes from './purchase-form.module.css';

/** The ladder of the lot that is worked on, as districts will see it, with its landed prices. */
export function Preview({ values, lotId }: { values: PurchaseDraft; lotId: string }) {
  const at = Math.max(
    values.lots.findIndex(({ id }) => id === lotId),
    0,
  );
  const typed = values.lots[at];
  if (typed === undefined) return null;
  const lot = lotOf(typed, values.title.trim());
  const unit = lot.unit || t('newPurchase.anyUnit');
  const title = values.lots.length === 1 ? t('newPurchase.preview.title') : t('newPurchase.preview.titleLot', { number: at + 1 });
  const wanting = lot.ladder.length < 2 ? t('newPurchase.preview.empty') : rises(lot.ladder) ? t('newPurchase.preview.rises') : null;
  return (
    <FactBox title={title}>
      {wanting !== null ? (
        <p className={classes.hint}>{wanting}</p>
      ) : (
        <>
          <p className={classes.hint}>{ladderFinding({ ladder: lot.ladder, unit })}</p>
          <LadderChart
            ladder={lot.ladder}
            unit={unit}
            volume={null}
            unitPriceE4={null}
            here=""
            finding={ladderFinding({ ladder: lot.ladder, unit })}
            bracket={false}
            height={216}
          />
          <LandedTable lot={lot} unit={unit} />
        </>
      )}
    </FactBox>
  );
}

// A ladder that rises is none: nothing true could be drawn of it.
function rises(ladder: Ladder): boolean {
  return ladder.some(({ unitPriceE4 }, index) => unitPriceE4 > (ladder[index - 1]?.unitPriceE4 ?? unitPriceE4));
}
