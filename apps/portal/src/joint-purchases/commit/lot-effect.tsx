import type { LotView } from '@tributary/contracts';
import { readPrice, valueOf } from '../../formats/entries.js';
import { amountText, countText, priceText } from '../../formats/money.js';
import { Facts, type Fact } from '../../parts/facts.js';
import { Icon } from '../../parts/icons.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { LadderChart } from '../ladder-chart.js';
import { ceilingIn, linesOf, toleranceIn, type LotDraft } from './basket-draft.js';
import classes from './effect-box.module.css';
import { againstAlone, ceilingHolds, mostCentsOf, type LotEffect } from './effect-figures.js';
import { titleOf } from './effect-words.js';

interface LotEffectProps {
  effect: LotEffect;
  lot: LotView;
  draft: LotDraft;
  several: boolean;
  picture: boolean;
}

const chartHeight = 216;

/** What the basket does to one lot. */
export function LotEffectPart({ effect, lot, draft, several, picture }: LotEffectProps) {
  const { withYou, withoutYou, quantity } = effect;
  const [before, after] = [withoutYou.unitPriceE4, withYou.unitPriceE4];
  return (
    <div className={classes.lot}>
      <p className={classes.lead}>{leadOf(quantity, toleranceIn(draft), lot, several)}</p>
      <h2 className={classes.title}>{titleOf(effect)}</h2>
      {after === null ? (
        <p className={classes.text}>
          {withYou.next &&
            t('commitment.effect.noneText', {
              units: unitsText(withYou.next.unitsShort, lot.unit),
              price: priceText(withYou.next.unitPriceE4),
            })}
        </p>
      ) : (
        <p className={classes.price}>
          {before !== null && before !== after && (
            <>
              <span className={classes.before}>{priceText(before)}</span> <Icon name="arrow" />{' '}
            </>
          )}
          <strong>{priceText(after)}</strong> <span className={classes.per}>{t('commitment.effect.per', { unit: lot.unit })}</span>
        </p>
      )}
      {picture && (
        <LadderChart
          ladder={lot.ladder}
          unit={lot.unit}
          volume={withYou.totalQuantity}
          unitPriceE4={after}
          without={withoutYou.totalQuantity}
          here={t('purchases.chart.with')}
          short
          finding={titleOf(effect)}
          bracket={after === null}
          height={chartHeight}
        />
      )}
      <Facts facts={factsOf(effect, lot, draft)} />
      <Ceiling effect={effect} ceilingE4={ceilingIn(draft)} />
    </div>
  );
}

function leadOf(quantity: number, tolerance: number, lot: LotView, several: boolean): string {
  const units = unitsText(quantity, lot.unit);
  const taken = tolerance === 0 ? units : t('purchases.taken', { quantity: units, more: countText(tolerance) });
  return several ? `${lot.title}: ${taken}` : t('commitment.effect.lead', { units: taken });
}

function factsOf(effect: LotEffect, lot: LotView, draft: LotDraft): Fact[] {
  const { landedUnitPriceE4: landed, amountCents, withYou } = effect;
  const bound = { tolerance: toleranceIn(draft), ceilingE4: ceilingIn(draft), sites: linesOf(draft).length };
  const facts: Fact[] = [];
  if (landed !== null) facts.push({ label: t('commitment.effect.landed'), value: priceText(landed) });
  facts.push({
    label: t('commitment.effect.amount'),
    value: amountCents === null ? t('commitment.effect.docked.none') : amountText(amountCents),
    strong: true,
  });
  const most = mostCentsOf(effect, lot, bound);
  const isCapped = most < mostCentsOf(effect, lot, { ...bound, ceilingE4: null });
  facts.push({ label: mostLabel(bound.tolerance, isCapped), value: amountText(most) });
  const alone = againstAlone(effect, valueOf(readPrice(draft.alone)));
  if (alone !== null && alone.savingCents > 0)
    facts.push({ label: t('commitment.effect.alone', { price: priceText(alone.priceE4) }), value: amountText(alone.savingCents) });
  if (withYou.unitPriceE4 !== null && withYou.next !== null)
    facts.push({
      label: t('commitment.effect.short', { price: priceText(withYou.next.unitPriceE4) }),
      value: t('purchases.chart.short', { units: countText(withYou.next.unitsShort) }),
    });
  return facts;
}

function mostLabel(tolerance: number, isCapped: boolean): string {
  if (tolerance > 0) return t('commitment.effect.mostWith', { count: tolerance, more: countText(tolerance) });
  return t(isCapped ? 'commitment.effect.mostCeiling' : 'commitment.effect.most');
}

/** Compared here, in the browser: the question that is asked of the service has no ceiling in it. */
function Ceiling({ effect, ceilingE4 }: { effect: LotEffect; ceilingE4: number | null }) {
  const holds = ceilingHolds(effect, ceilingE4);
  if (holds === null || ceilingE4 === null) return null;
  const words = { landed: priceText(effect.landedUnitPriceE4 ?? 0), ceiling: priceText(ceilingE4) };
  return (
    <p className={holds ? classes.holds : classes.fails}>
      <Icon name={holds ? 'lock' : 'needs'} size={14} />
      <span>{t(holds ? 'commitment.effect.ceilingHolds' : 'commitment.effect.ceilingFails', words)}</span>
    </p>
  );
}
