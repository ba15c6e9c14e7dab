import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { amountText, countText, priceText } from '../../formats/money.js';
import { Facts } from '../../parts/facts.js';
import { TextButton } from '../../parts/links.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { LadderChart } from '../ladder-chart.js';
import { lotIn, type BasketDraft } from './basket-draft.js';
import classes from './effect-box.module.css';
import { nextSentence, othersSentence } from './effect-words.js';
import { LotEffectPart } from './lot-effect.js';
import type { EffectState } from './use-effect-of.js';

interface EffectProps {
  purchase: JointPurchaseView;
  draft: BasketDraft;
  /** The lot that is being written: it has the picture. */
  lot: LotView;
  /** True once something is typed that can be read. */
  typed: boolean;
  effect: EffectState;
}

const chartHeight = 216;

/** The effect of a commitment before it is sent: on the prices, on the amount, and on the others. */
export function EffectBox({ purchase, draft, lot, typed, effect: { effect, failed, retry } }: EffectProps) {
  if (failed)
    return (
      <Box>
        <p role="alert" className={classes.text}>
          {t('commitment.effect.failed')}
          <TextButton fz="sm" onClick={retry}>
            {t('commitment.effect.again')}
          </TextButton>
        </p>
      </Box>
    );
  if (effect === null)
    return (
      <Box>
        <WithoutYou lot={lot} typed={typed} />
      </Box>
    );
  const others = othersSentence(effect);
  return (
    <Box>
      <div aria-live="polite" aria-atomic="true">
        {effect.lots.map((each) => {
          const known = purchase.lots.find(({ lotId }) => lotId === each.lotId);
          if (known === undefined) return null;
          const picture = effect.lots.length === 1 || each.lotId === lot.lotId;
          return (
            <LotEffectPart
              key={each.lotId}
              effect={each}
              lot={known}
              draft={lotIn(draft, each.lotId)}
              several={purchase.lots.length > 1}
              picture={picture}
            />
          );
        })}
        {effect.lots.length > 1 && <Facts facts={[totalFact(effect.amountCents)]} />}
        <h3 className={classes.others}>{others.title}</h3>
        <p className={classes.text}>{others.text}</p>
      </div>
    </Box>
  );
}

function Box({ children }: { children: React.ReactNode }) {
  return (
    <section className={classes.box} aria-label={t('commitment.effect.empty')}>
      {children}
    </section>
  );
}

function totalFact(amountCents: number | null) {
  const value = amountCents === null ? t('commitment.effect.docked.none') : amountText(amountCents);
  return { label: t('commitment.effect.total'), value, strong: true };
}

function WithoutYou({ lot, typed }: { lot: LotView; typed: boolean }) {
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

/** The same in two lines, above the button where it docks on a phone. */
export function DockedEffect({ lot, effect: { effect } }: Pick<EffectProps, 'lot' | 'effect'>) {
  const of = effect?.lots.find(({ lotId }) => lotId === lot.lotId);
  const [before, after] = of === undefined ? [null, lot.price.unitPriceE4] : [of.withoutYou.unitPriceE4, of.withYou.unitPriceE4];
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
      {effect !== null && (
        <div>
          <span>{dockedLabel(effect.lots.length, of?.quantity ?? 0, lot.unit)}</span>
          <strong>{effect.amountCents === null ? none : amountText(effect.amountCents)}</strong>
        </div>
      )}
    </>
  );
}

function dockedLabel(lots: number, quantity: number, unit: string): string {
  if (lots === 1 && quantity > 0) return t('commitment.effect.docked.amount', { units: unitsText(quantity, unit) });
  return t('commitment.effect.docked.amountLots', { count: lots, number: countText(lots) });
}
