import type { JointPurchaseView, OwnCommitment } from '@tributary/contracts';
import { amountText, countText } from '../formats/money.js';
import { FactBox, Facts, type Fact } from '../parts/facts.js';
import { useActing } from '../shell/acting.js';
import { districtsText, unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { OwnBasket } from './own-basket.js';
import { basketText, committedIn } from './purchase-phrases.js';
import { isOver, phaseOf } from './state.js';

/** The box of what is the reader's own. The agency sees the sum of all, and who has not taken part that they have not. */
export function OwnCommitment({ purchase }: { purchase: JointPurchaseView }) {
  const acting = useActing();
  if (phaseOf(purchase) === 'draft') return <Invited purchase={purchase} />;
  if (acting.kind === 'agency') return <Totals purchase={purchase} />;
  if (purchase.own === null) return <NotIn purchase={purchase} />;
  if (isOver(phaseOf(purchase))) return <Unbound purchase={purchase} own={purchase.own} />;
  return purchase.own.leftOut === null ? <OwnBasket purchase={purchase} own={purchase.own} /> : <LeftOut reason={purchase.own.leftOut} />;
}

/** What the reader had committed to a purchase that came to nothing. */
function Unbound({ purchase, own }: { purchase: JointPurchaseView; own: OwnCommitment }) {
  const { name } = useActing();
  const basket = basketText(
    own.lots.map(({ lotId, lines }) => ({ lotId, quantity: lines.reduce((sum, line) => sum + line.quantity, 0) })),
    purchase.lots,
  );
  return (
    <FactBox title={t('purchases.own.unbound', { organisation: name })}>
      <p className={classes.amountText}>{t('purchases.own.unboundText', { basket })}</p>
    </FactBox>
  );
}

function LeftOut({ reason }: { reason: 'ceiling' | 'minimum' }) {
  const { name } = useActing();
  return (
    <FactBox title={t('purchases.own.leftOut', { organisation: name })}>
      <p className={classes.amountText}>{t(`purchases.own.leftOutText.${reason}`, { organisation: name })}</p>
      <p className={classes.amountText}>{t('purchases.own.leftOutNothing', { organisation: name })}</p>
    </FactBox>
  );
}

function NotIn({ purchase }: { purchase: JointPurchaseView }) {
  const { name } = useActing();
  const phase = phaseOf(purchase);
  const declined = purchase.ownAnswer === 'declined';
  const text = phase === 'open' ? (declined ? 'nothingDeclined' : 'nothingText') : isOver(phase) ? 'nothingEnded' : 'nothingClosed';
  return (
    <FactBox title={t(declined ? 'purchases.own.declined' : 'purchases.own.nothing', { organisation: name })}>
      <p className={classes.amountText}>{t(`purchases.own.${text}`, { organisation: name })}</p>
    </FactBox>
  );
}

function Invited({ purchase }: { purchase: JointPurchaseView }) {
  const facts: Fact[] = [
    { label: t('purchases.totals.invited'), value: districtsText(purchase.invitedDistricts) },
    ...purchase.lots.map(({ title, ladder, unit }) => ({
      label: purchase.lots.length === 1 ? t('purchases.totals.minimum') : t('purchases.totals.minimumOf', { lot: title }),
      value: unitsText(ladder[0]?.fromQuantity ?? 0, unit),
    })),
  ];
  return (
    <FactBox title={t('purchases.totals.draft')}>
      <Facts facts={facts} />
    </FactBox>
  );
}

function Totals({ purchase }: { purchase: JointPurchaseView }) {
  const fixed = purchase.pricedAt !== null;
  const leftOut = purchase.participants.filter((party) => party.leftOut !== null).length;
  const facts: Fact[] = [
    { label: t('purchases.totals.invited'), value: districtsText(purchase.invitedDistricts) },
    { label: t('purchases.totals.in'), value: districtsText(committedIn(purchase)) },
  ];
  if (leftOut > 0) facts.push({ label: t('purchases.totals.leftOut'), value: districtsText(leftOut) });
  for (const lot of purchase.lots) {
    facts.push({
      label: purchase.lots.length === 1 ? t('purchases.totals.volume') : lot.title,
      value: fixed ? unitsText(lot.fixedQuantity ?? 0, lot.unit) : unitsText(lot.price.totalQuantity, lot.unit),
    });
  }
  facts.push({
    label: fixed ? t('purchases.totals.totalFixed') : t('purchases.totals.total'),
    value: purchase.totalCents === null ? t('parts.none') : amountText(purchase.totalCents),
    strong: true,
  });
  return (
    <FactBox title={t('purchases.totals.title')}>
      <Facts facts={facts} />
      {!fixed && <p className={classes.small}>{t('purchases.totals.note', { lots: countText(purchase.lots.length) })}</p>}
    </FactBox>
  );
}
