import { useElementSize } from '@mantine/hooks';
import type { Ladder } from '@tributary/contracts';
import { useRef } from 'react';
import { countText, priceText } from '../formats/money.js';
import { unitsText } from '../words/phrases.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import classes from './ladder-chart.module.css';
import { LadderDrawing } from './ladder-drawing.js';
import { layOutLadder } from './ladder-geometry.js';
import { LadderTable } from './ladder-table.js';

export interface LadderChartProps {
  ladder: Ladder;
  unit: string;
  volume: number | null;
  /** The price that the mark shows; null where the volume has none. */
  unitPriceE4: number | null;
  /** Today's volume without the reader. */
  without?: number | null;
  /** 'You are here' */
  here: string;
  /** Under it, where the price stands elsewhere: the volume alone. */
  short?: boolean;
  finding: string;
  bracket: boolean;
  height?: number;
  table?: boolean;
  /** Given to whoever saves the picture. */
  svg?: React.RefObject<SVGSVGElement | null>;
}

const leastWidth = 260;

/** The price ladder as steps: where the group is, and how far the next price. Those who cannot see it get the same as a sentence, or as a table. */
export function LadderChart(props: LadderChartProps) {
  const { ladder, unit, volume, unitPriceE4, without, here, short = false, finding, bracket, height = 292, table = false } = props;
  const { ref, width } = useElementSize();
  const own = useRef<SVGSVGElement>(null);
  const units = volume === null ? '' : short ? countText(volume) : unitsText(volume, unit);
  const second = unitPriceE4 === null || short ? units : t('purchases.chart.hereLine', { units, price: priceText(unitPriceE4) });
  const picture = layOutLadder({
    rungs: ladder,
    volume,
    without: without ?? null,
    width: Math.max(Math.floor(width), leastWidth),
    height,
    hereLines: [here, second],
    unit: pluralOf(unit),
    write: { price: priceText, count: countText, short: (count) => t('purchases.chart.short', { units: countText(count) }) },
    bracket,
  });
  const steps = ladder.map((rung) =>
    t('purchases.chart.step', { units: unitsText(rung.fromQuantity, unit), price: priceText(rung.unitPriceE4) }),
  );
  const label = t('purchases.chart.label', {
    finding: `${finding}${volume === null ? '' : `. ${here}: ${second}`}`,
    steps: steps.join('; '),
  });
  return (
    <div ref={ref} className={classes.chart}>
      {table ? (
        <LadderTable ladder={ladder} unit={unit} volume={volume} />
      ) : (
        width > 0 && (
          <LadderDrawing
            svg={props.svg ?? own}
            picture={picture}
            width={Math.max(Math.floor(width), leastWidth)}
            height={height}
            label={label}
            lines={[here, second]}
          />
        )
      )}
    </div>
  );
}
