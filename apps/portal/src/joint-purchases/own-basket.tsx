import type { JointPurchaseView, OwnCommitment } from '@tributary/contracts';
import { deadlineText } from '../formats/dates.js';
import { amountText, countText, shareText } from '../formats/money.js';
import { Note } from '../parts/empty.js';
import { FactBox, Facts } from '../parts/facts.js';
import { Icon } from '../parts/icons.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { DocumentLink } from './documents.js';
import { leavingText } from './leaving.js';
import { contactFacts } from './contact-facts.js';
import { amountFacts, lotFacts, savingOf } from './own-facts.js';
import { calendarDayText } from './purchase-phrases.js';
import { phaseOf } from './state.js';

interface OwnBasketProps {
  purchase: JointPurchaseView;
  own: OwnCommitment;
}

/** The reader's own basket: what it saves and costs today, whether its ceilings hold, and what leaving would do to the others. */
export function OwnBasket({ purchase, own }: OwnBasketProps) {
  const { name } = useActing();
  const phase = phaseOf(purchase);
  const isFixed = purchase.pricedAt !== null;
  const hasCeiling = own.lots.some(({ ceilingE4 }) => ceilingE4 !== null);
  return (
    <FactBox title={t('purchases.own.title', { organisation: name })}>
      <Saving own={own} />
      {!isFixed && own.lots.some(({ holds }) => holds === false) && <CeilingFails />}
      {own.lots.map((taken) => {
        const lot = purchase.lots.find(({ lotId }) => lotId === taken.lotId);
        if (lot === undefined) return null;
        return (
          <div key={taken.lotId} className={classes.lot}>
            {purchase.lots.length > 1 && <h3 className={classes.lotTitle}>{lot.title}</h3>}
            <Facts facts={lotFacts(taken, lot)} />
          </div>
        );
      })}
      <div className={classes.lot}>
        <Facts facts={amountFacts(own, purchase.lots, isFixed)} />
      </div>
      {hasCeiling && <p className={classes.small}>{t('purchases.own.ceilingOwn', { organisation: name })}</p>}
      <Approval purchase={purchase} own={own} />
      {phase === 'open' && (
        <Note>
          {leavingText(purchase)} {t('purchases.own.stands', { organisation: name, when: deadlineText(purchase.cutOffAt, purchase.zone) })}
        </Note>
      )}
      {isFixed && <OrderFrom purchase={purchase} />}
    </FactBox>
  );
}

function Saving({ own }: { own: OwnCommitment }) {
  const saving = savingOf(own);
  if (saving === null || own.amountCents === null) return null;
  const isKnown = own.lots.every(({ savingCents }) => savingCents !== null);
  if (saving <= 0 && !isKnown) return null;
  if (saving <= 0) return <p className={classes.amountText}>{t('purchases.own.savesNone')}</p>;
  return (
    <>
      <p className={classes.amount}>{amountText(saving)}</p>
      <p className={classes.amountText}>{savingText(own, saving, own.amountCents)}</p>
    </>
  );
}

/** The share is told where every lot can be compared: else it would be one of unlike things. */
function savingText({ lots }: OwnCommitment, saving: number, amountCents: number): string {
  const known = lots.filter(({ savingCents }) => savingCents !== null).length;
  if (known === lots.length) return t('purchases.own.saves', { share: shareText(saving, amountCents + saving) });
  return t('purchases.own.savesSome', { number: countText(known), total: countText(lots.length) });
}

function CeilingFails() {
  const { name } = useActing();
  return (
    <p className={classes.warning} role="status">
      <Icon name="needs" size={14} />
      <span>{t('purchases.own.ceilingFailsText', { organisation: name })}</span>
    </p>
  );
}

function Approval({ purchase, own: { approval } }: OwnBasketProps) {
  if (approval === null) return null;
  return (
    <p className={classes.small}>
      {t('purchases.own.approved', { day: calendarDayText(approval.approvedOn) })}{' '}
      {approval.document !== null && (
        <DocumentLink jointPurchaseId={purchase.jointPurchaseId} document={approval.document} of="commitment" />
      )}
    </p>
  );
}

/** From whom and by when to order, once the quantities are fixed. */
function OrderFrom({ purchase: { source } }: { purchase: JointPurchaseView }) {
  const { vendorName, reference, kind, contact, validUntil } = source;
  return (
    <div className={classes.order}>
      <h3 className={classes.lotTitle}>{t('purchases.order.title')}</h3>
      <Facts
        facts={[
          { label: t('purchases.order.vendor'), value: vendorName },
          { label: t(`purchases.order.reference.${kind}`), value: reference },
          ...contactFacts(contact),
          { label: t('purchases.order.by'), value: calendarDayText(validUntil), strong: true },
        ]}
      />
    </div>
  );
}
