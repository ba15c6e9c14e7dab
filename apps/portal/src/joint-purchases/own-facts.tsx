import type { LotView, OwnCommitment } from '@tributary/contracts';
import { amountText, countText, priceText } from '../formats/money.js';
import type { Fact } from '../parts/facts.js';
import { Icon } from '../parts/icons.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import { takenText } from './purchase-phrases.js';

type OwnLot = OwnCommitment['lots'][number];

/** What the reader takes of a lot, at which landed price, and whether their ceiling holds. */
export function lotFacts(own: OwnLot, lot: LotView): Fact[] {
  const units = pluralOf(lot.unit);
  const fixed = own.lines.reduce((sum, line) => sum + (line.fixedQuantity ?? 0), 0);
  const quantity = own.lines.reduce((sum, line) => sum + line.quantity, 0);
  const isFixed = lot.state === 'priced';
  const facts: Fact[] = [
    { label: units.charAt(0).toUpperCase() + units.slice(1), value: isFixed ? countText(fixed) : takenText(quantity, own.tolerance) },
    {
      label: isFixed ? t('purchases.own.fixed') : t('purchases.own.today'),
      value: own.landedUnitPriceE4 === null ? t('purchases.lots.none') : priceText(own.landedUnitPriceE4),
    },
  ];
  if (own.ceilingE4 !== null) facts.push({ label: ceilingLabel, value: ceilingText(own.ceilingE4, own.holds) });
  return facts;
}

const ceilingLabel = (
  <>
    <Icon name="lock" size={13} style={{ verticalAlign: '-1px', marginRight: 5 }} />
    {t('purchases.own.ceiling')}
  </>
);

/** `$440.00, holds` */
function ceilingText(ceilingE4: number, holds: boolean | null): string {
  const price = priceText(ceilingE4);
  if (holds === null) return price;
  return t(holds ? 'purchases.own.ceilingHolds' : 'purchases.own.ceilingFails', { price });
}

/** The whole basket in money: today's or the fixed amount, and the most that it can come to. */
export function amountFacts(own: OwnCommitment, lots: readonly LotView[], isFixed: boolean): Fact[] {
  const facts: Fact[] = [
    {
      label: isFixed ? t('purchases.own.amountFixed') : t('purchases.own.amount'),
      value: own.amountCents === null ? t('parts.none') : amountText(own.amountCents),
      strong: true,
    },
  ];
  if (!isFixed && own.mostCents !== null && own.mostCents !== own.amountCents) {
    facts.push({ label: mostLabel(own, lots), value: amountText(own.mostCents) });
  }
  return facts;
}

function mostLabel(own: OwnCommitment, lots: readonly LotView[]): string {
  const [only] = own.lots;
  if (own.lots.length !== 1 || only === undefined || only.tolerance === 0 || lots.length !== 1) return t('purchases.own.most');
  return t('purchases.own.mostWith', { more: countText(only.tolerance) });
}

/** What the basket saves against buying alone, over the lots of which it is known; null where it is known of none. */
export function savingOf(own: OwnCommitment): number | null {
  const known = own.lots.flatMap(({ savingCents }) => (savingCents === null ? [] : [savingCents]));
  return known.length === 0 ? null : known.reduce((sum, saving) => sum + saving, 0);
}
