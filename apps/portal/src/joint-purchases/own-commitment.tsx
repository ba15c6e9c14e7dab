import type { JointPurchaseView } from '@tributary/contracts';
import { deadlineText } from '../formats/dates.js';
import { amountOf, amountText, countText, priceText, shareText } from '../formats/money.js';
import { Note } from '../parts/empty.js';
import { FactBox, Facts, type Fact } from '../parts/facts.js';
import { useActing } from '../shell/acting.js';
import { districtsText, unitsText } from '../words/phrases.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { phaseOf } from './state.js';

type Own = NonNullable<JointPurchaseView['own']>;
type Lot = JointPurchaseView['lots'][number];

/** The box of what is the reader's own: what it costs today, and what it saves. The agency sees the sum of all. */
export function OwnCommitment({ purchase, lot }: { purchase: JointPurchaseView; lot: Lot }) {
  const acting = useActing();
  if (phaseOf(purchase) === 'draft') return <Invited purchase={purchase} lot={lot} />;
  if (acting.kind === 'agency') return <Totals purchase={purchase} lot={lot} />;
  if (purchase.own === null) return <NotIn purchase={purchase} />;
  const { own } = purchase;
  const open = phaseOf(purchase) === 'open';
  return (
    <FactBox title={t('purchases.own.title', { organisation: acting.name })}>
      <Saving own={own} />
      <Facts facts={factsOf(own, lot)} />
      {open && (
        <Note>
          {t('purchases.own.stands', {
            units: unitsText(own.quantity, lot.unit),
            organisation: acting.name,
            when: deadlineText(purchase.cutOffAt, purchase.zone),
          })}
        </Note>
      )}
    </FactBox>
  );
}

function Saving({ own }: { own: Own }) {
  const amount = own.amountFixedCents ?? own.amountTodayCents;
  if (amount === null || own.aloneUnitPriceE4 === null) return null;
  const alone = amountOf(own.quantity, own.aloneUnitPriceE4);
  if (alone <= amount) return <p className={classes.amountText}>{t('purchases.own.savesNone')}</p>;
  return (
    <>
      <p className={classes.amount}>{amountText(alone - amount)}</p>
      <p className={classes.amountText}>{t('purchases.own.saves', { share: shareText(alone - amount, alone) })}</p>
    </>
  );
}

function factsOf(own: Own, lot: Lot): Fact[] {
  const fixed = lot.fixedUnitPriceE4;
  const price = fixed ?? lot.price.unitPriceE4;
  const amount = own.amountFixedCents ?? own.amountTodayCents;
  const none = t('purchases.own.noPrice', { units: unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit) });
  const units = pluralOf(lot.unit);
  return [
    { label: units.charAt(0).toUpperCase() + units.slice(1), value: countText(own.quantity) },
    { label: fixed === null ? t('purchases.own.today') : t('purchases.own.fixed'), value: price === null ? none : priceText(price) },
    {
      label: own.amountFixedCents === null ? t('purchases.own.amount') : t('purchases.own.amountFixed'),
      value: amount === null ? t('parts.none') : amountText(amount),
      strong: true,
    },
    own.aloneUnitPriceE4 === null
      ? { label: t('purchases.own.aloneShort'), value: t('purchases.own.aloneNone') }
      : {
          label: t('purchases.own.alone', { price: priceText(own.aloneUnitPriceE4) }),
          value: amountText(amountOf(own.quantity, own.aloneUnitPriceE4)),
        },
  ];
}

function NotIn({ purchase }: { purchase: JointPurchaseView }) {
  const { name } = useActing();
  const open = phaseOf(purchase) === 'open';
  return (
    <FactBox title={t('purchases.own.nothing', { organisation: name })}>
      <p className={classes.amountText}>
        {open ? t('purchases.own.nothingText', { organisation: name }) : t('purchases.own.nothingClosed', { organisation: name })}
      </p>
    </FactBox>
  );
}

function Invited({ purchase, lot }: { purchase: JointPurchaseView; lot: Lot }) {
  const facts: Fact[] = [
    { label: t('purchases.totals.invited'), value: districtsText(purchase.invitedDistricts) },
    { label: t('purchases.totals.minimum'), value: unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit) },
  ];
  return (
    <FactBox title={t('purchases.totals.draft')}>
      <Facts facts={facts} />
    </FactBox>
  );
}

function Totals({ purchase, lot }: { purchase: JointPurchaseView; lot: Lot }) {
  const fixed = lot.fixedUnitPriceE4;
  const price = fixed ?? lot.price.unitPriceE4;
  const facts: Fact[] = [
    { label: t('purchases.totals.invited'), value: districtsText(purchase.invitedDistricts) },
    { label: t('purchases.totals.in'), value: districtsText(purchase.participants.length) },
    { label: t('purchases.totals.volume'), value: unitsText(lot.price.totalQuantity, lot.unit) },
    {
      label: fixed === null ? t('purchases.totals.price') : t('purchases.totals.fixed'),
      value: price === null ? t('purchases.noPrice') : priceText(price),
    },
    {
      label: fixed === null ? t('purchases.totals.total') : t('purchases.totals.totalFixed'),
      value: purchase.totalCents === null ? t('parts.none') : amountText(purchase.totalCents),
      strong: true,
    },
  ];
  return (
    <FactBox title={t('purchases.totals.title')}>
      <Facts facts={facts} />
    </FactBox>
  );
}
