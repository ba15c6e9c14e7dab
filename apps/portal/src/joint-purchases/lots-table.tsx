import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { Link } from '@tanstack/react-router';
import { countText, priceText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { useActing } from '../shell/acting.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import type { BoardState } from './board-address.js';
import type { Changes } from './changes.js';
import { unitPriceOf } from './lots.js';
import classes from './lots-table.module.css';
import { phaseOf } from './state.js';

interface LotsTableProps {
  purchase: JointPurchaseView;
  chosen: LotView;
  state: BoardState;
  changes: Changes | null;
}

/** All lots with their price today and what is missing to the next one; a row leads to the lot's own ladder. */
export function LotsTable({ purchase, chosen, state, changes }: LotsTableProps) {
  const isFixed = purchase.pricedAt !== null;
  return (
    <nav aria-label={t('purchases.lots.label')} className={classes.lots}>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">{t('purchases.lots.lot')}</th>
            <th scope="col" className="number">
              {isFixed ? t('purchases.lots.fixed') : t('purchases.lots.price')}
            </th>
            <th scope="col" className={classes.wideOnly}>
              {isFixed ? t('purchases.lots.volume') : t('purchases.lots.next')}
            </th>
            {purchase.own !== null && (
              <th scope="col" className="number">
                {t('purchases.lots.own')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {purchase.lots.map((lot) => (
            <Row
              key={lot.lotId}
              purchase={purchase}
              lot={lot}
              here={lot.lotId === chosen.lotId}
              state={state}
              changed={changes?.prices.has(lot.lotId) === true}
            />
          ))}
        </tbody>
      </DataTable>
    </nav>
  );
}

interface RowProps {
  purchase: JointPurchaseView;
  lot: LotView;
  here: boolean;
  state: BoardState;
  changed: boolean;
}

function Row({ purchase, lot, here, state, changed }: RowProps) {
  const { organisationId } = useActing();
  const { jointPurchaseId } = purchase;
  const price = unitPriceOf(lot);
  const distance = distanceText(purchase, lot);
  const look = [here ? classes.here : '', changed ? classes.changed : ''].join(' ').trim();
  return (
    <tr className={look === '' ? undefined : look}>
      <td>
        <Link
          to="/o/$organisationId/joint-purchases/$jointPurchaseId"
          params={{ organisationId, jointPurchaseId }}
          search={{ ...state, lot: lot.lotId }}
          replace
          resetScroll={false}
          className={classes.name}
          aria-current={here ? 'true' : undefined}
        >
          {lot.title}
        </Link>
        <span className={classes.narrow}>{distance}</span>
      </td>
      <td className="number">
        <strong>
          {price === null ? t(purchase.pricedAt === null ? 'purchases.lots.none' : 'purchases.lots.never') : priceText(price)}
        </strong>
      </td>
      <td className={`${classes.wideOnly} ${classes.distance}`}>{distance}</td>
      {purchase.own !== null && <td className="number">{ownText(purchase.own, lot.lotId)}</td>}
    </tr>
  );
}

function ownText(own: NonNullable<JointPurchaseView['own']>, lotId: string): string {
  const lot = own.lots.find((each) => each.lotId === lotId);
  if (lot === undefined) return t('parts.none');
  return countText(lot.lines.reduce((sum, line) => sum + (line.fixedQuantity ?? line.quantity), 0));
}

/** How far the next price is, or how the lot ended. */
export function distanceText(purchase: JointPurchaseView, lot: LotView): string {
  const phase = phaseOf(purchase);
  if (lot.state === 'unsuccessful') return t('purchases.lots.failed');
  if (phase === 'draft') return t('purchases.lots.from', { units: unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit) });
  if (phase !== 'open' && phase !== 'awaiting' && phase !== 'between') return unitsText(lot.fixedQuantity ?? lot.quantity, lot.unit);
  const { next } = lot.price;
  if (next === null) return t('purchases.lots.lowest');
  return t('purchases.lots.short', { units: countText(next.unitsShort), price: priceText(next.unitPriceE4) });
}
