import type { CommitmentEffect, JointPurchaseView } from '@tributary/contracts';
import { amountText, countText, priceText } from '../../formats/money.js';
import { Facts, type Fact } from '../../parts/facts.js';
import { Icon } from '../../parts/icons.js';
import { TextButton } from '../../parts/links.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { LadderChart } from '../ladder-chart.js';
import classes from './effect-box.module.css';
import { nextSentence, othersSentence, titleOf } from './effect-words.js';
import type { EffectState } from './use-effect-of.js';

interface EffectProps {
  lot: JointPurchaseView['lots'][number];
  quantity: number | null;
  effect: EffectState;
}

const chartHeight = 216;

/** The effect of a commitment before it is sent: on the price, on the amount, and on the others. */
export function EffectBox({ lot, quantity, effect: { effect, failed, retry } }: EffectProps) {
  return (
    <section className={classes.box} aria-label={t('commitment.effect.empty')}>
      {failed ? (
        <p role="alert" className={classes.text}>
          {t('commitment.effect.failed')}
          <TextButton fz="sm" onClick={retry}>
            {t('commitment.effect.again')}
          </TextButton>
        </p>
      ) : effect === null ? (
        <WithoutYou lot={lot} typed={quantity !== null} />
      ) : (
        <WithYou lot={lot} effect={effect} />
      )}
    </section>
  );
}

function WithoutYou({ lot, typed }: { lot: EffectProps['lot']; typed: boolean }) {
  const { price, unit } = lot;
  const volume = unitsText(price.totalQuantity, unit);
  const next = price.next === null ? t('commitment.effect.withoutLast') : nextSentence(price.next, unit);
  const text =
    price.unitPriceE4 === null
      ? t('commitment.effect.withoutNone', { volume, next })
      : t('commitment.effect.without', { volume, price: priceText(price.unitPriceE4), next });
  return (
    <>
      <p className={classes.lead}>{t('commitment.effect.empty')}</p>
      <h2 className={classes.title}>{typed ? t('commitment.effect.working') : t('commitment.effect.emptyTitle')}</h2>
      <p className={classes.text}>{text}</p>
      <LadderChart
        ladder={lot.ladder}
        unit={unit}
        volume={price.totalQuantity}
        unitPriceE4={price.unitPriceE4}
        here={t('commitment.effect.now')}
        short
        finding={text}
        bracket
        height={chartHeight}
      />
    </>
  );
}

function WithYou({ lot, effect }: { lot: EffectProps['lot']; effect: CommitmentEffect }) {
  const { withYou, withoutYou } = effect;
  const [before, after] = [withoutYou.unitPriceE4, withYou.unitPriceE4];
  const others = othersSentence(effect, lot.unit);
  return (
    <div aria-live="polite" aria-atomic="true">
      <p className={classes.lead}>{t('commitment.effect.lead', { units: unitsText(effect.quantity, lot.unit) })}</p>
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
      <Facts facts={factsOf(effect)} />
      <h3 className={classes.others}>{others.title}</h3>
      <p className={classes.text}>{others.text}</p>
    </div>
  );
}

function factsOf({ quantity, withYou, amountCents, aloneUnitPriceE4, aloneAmountCents }: CommitmentEffect): Fact[] {
  const price = withYou.unitPriceE4;
  const amount: Fact =
    price === null || amountCents === null
      ? { label: t('commitment.effect.amountNone'), value: t('commitment.effect.docked.none'), strong: true }
      : {
          label: t('commitment.effect.amount', { quantity: countText(quantity), price: priceText(price) }),
          value: amountText(amountCents),
          strong: true,
        };
  const facts = [amount];
  if (aloneUnitPriceE4 !== null && aloneAmountCents !== null && amountCents !== null && aloneAmountCents > amountCents) {
    facts.push({
      label: t('commitment.effect.alone', { price: priceText(aloneUnitPriceE4) }),
      value: amountText(aloneAmountCents - amountCents),
    });
  }
  if (price !== null && withYou.next !== null) {
    facts.push({
      label: t('commitment.effect.short', { price: priceText(withYou.next.unitPriceE4) }),
      value: t('purchases.chart.short', { units: countText(withYou.next.unitsShort) }),
    });
  }
  return facts;
}

/** The same in two lines, above the button where it docks on a phone. */
export function DockedEffect({ lot, quantity, effect: { effect } }: EffectProps) {
  const [before, after] = effect === null ? [null, lot.price.unitPriceE4] : [effect.withoutYou.unitPriceE4, effect.withYou.unitPriceE4];
  const none = t('commitment.effect.docked.none');
  return (
    <>
      <div>
        <span>{t('commitment.effect.docked.price')}</span>
        <span>
          {before !== null && after !== null && before !== after && `${priceText(before)} → `}
          <strong>{after === null ? none : priceText(after)}</strong>
        </span>
      </div>
      {quantity !== null && (
        <div>
          <span>{t('commitment.effect.docked.amount', { units: unitsText(quantity, lot.unit) })}</span>
          <strong>{effect?.amountCents == null ? none : amountText(effect.amountCents)}</strong>
        </div>
      )}
    </>
  );
}
