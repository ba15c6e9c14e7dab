import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { useRef, useState } from 'react';
import { csvText } from '../formats/csv.js';
import { Section } from '../parts/detail-page.js';
import { download, downloadPicture } from '../parts/download.js';
import { TextButton } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import { findingOf } from './finding.js';
import { LadderChart } from './ladder-chart.js';
import classes from './ladder-chart.module.css';
import { LiveLine } from './live-line.js';
import { unitPriceOf } from './lots.js';
import { surchargeText } from './purchase-phrases.js';
import { isOver, phaseOf } from './state.js';

/** The ladder of one lot with its finding as the title, as a picture or a table, to take along as CSV or image. */
export function LadderSection({ purchase, lot }: { purchase: JointPurchaseView; lot: LotView }) {
  const [table, setTable] = useState(false);
  const svg = useRef<SVGSVGElement>(null);
  const phase = phaseOf(purchase);
  const finding = findingOf(purchase, lot);
  const name = t('purchases.chart.file', { reference: purchase.reference });
  const units = pluralOf(lot.unit);
  return (
    <Section title={finding}>
      <p className={classes.sub}>
        {t(phase === 'open' ? 'purchases.finding.subLive' : 'purchases.finding.sub', { unit: lot.unit, units })} {surchargeText(lot)}
      </p>
      <LadderChart
        ladder={lot.ladder}
        unit={lot.unit}
        volume={phase === 'draft' ? null : lot.price.totalQuantity}
        unitPriceE4={unitPriceOf(lot) ?? lot.price.unitPriceE4}
        here={useHere(purchase, lot)}
        finding={finding}
        bracket={phase === 'open' || phase === 'awaiting'}
        table={table}
        svg={svg}
      />
      <div className={classes.links}>
        <TextButton fz="sm" onClick={() => setTable(!table)}>
          {table ? t('parts.table.hide') : t('parts.table.show')}
        </TextButton>
        <TextButton fz="sm" onClick={() => download(`${name}.csv`, ladderCsv(lot))}>
          {t('parts.table.csv')}
        </TextButton>
        {!table && (
          <TextButton fz="sm" className={classes.wideOnly} onClick={() => svg.current && void downloadPicture(name, svg.current, finding)}>
            {t('parts.table.image')}
          </TextButton>
        )}
        <LiveLine purchase={purchase} />
      </div>
    </Section>
  );
}

/** Whose place the mark is: the group's, or the reader's too where their district is in with this lot. */
function useHere({ own, ...purchase }: JointPurchaseView, lot: LotView): string {
  const { kind } = useActing();
  if (lot.state === 'priced') return t('purchases.chart.fixedHere');
  const isIn = kind === 'district' && own?.lots.some(({ lotId }) => lotId === lot.lotId) === true;
  if (isOver(phaseOf(purchase)) || lot.state === 'unsuccessful') return t('purchases.chart.endedHere');
  return isIn ? t('purchases.chart.here') : t('purchases.chart.hereAgency');
}

function ladderCsv({ ladder, unit, price }: LotView): string {
  const head = [t('purchases.chart.table.from'), unit, t('purchases.chart.table.price')];
  const rows = ladder.map((rung) => [
    rung.fromQuantity,
    pluralOf(unit),
    (rung.unitPriceE4 / 10_000).toFixed(rung.unitPriceE4 % 100 === 0 ? 2 : 4),
  ]);
  return csvText([head, ...rows, [t('purchases.column.volume'), pluralOf(unit), price.totalQuantity]]);
}
