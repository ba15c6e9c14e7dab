import type { LotView, Participant } from '@tributary/contracts';
import { dayText } from '../formats/dates.js';
import { amountText, countText, shareText } from '../formats/money.js';
import { RowLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { placeOf, type Changes } from './changes.js';

const widestBarPx = 104;

interface PartyRowProps {
  party: Participant;
  columns: readonly LotView[];
  chosen: LotView;
  priced: boolean;
  own: boolean;
  /** The largest quantity in the table: its bar has the full width. */
  widest: number;
  changes: Changes | null;
}

/** One district of the purchase. What changed a second ago stands with what it was. */
export function PartyRow({ party, columns, chosen, priced, own, widest, changes }: PartyRowProps) {
  const { organisationId } = useActing();
  const changed = columns.some((lot) => changes?.quantities.has(placeOf(party.commitmentId, lot.lotId)) === true);
  const look = [own ? classes.own : '', changed ? classes.changed : '', party.leftOut === null ? '' : classes.left].join(' ').trim();
  return (
    <tr className={look === '' ? undefined : look}>
      <td>
        <RowLink to="/o/$organisationId/districts/$districtId" params={{ organisationId, districtId: party.organisationId }}>
          {party.name}
        </RowLink>
        {own && <span className={classes.you}> · {t('purchases.parties.you')}</span>}
        {party.leftOut !== null && <span className={classes.reason}>{t(`purchases.parties.leftOut.${party.leftOut}`)}</span>}
      </td>
      {columns.map((lot) => (
        <td key={lot.lotId} className={lot.lotId === chosen.lotId ? 'number' : `number ${classes.wideOnly}`}>
          <Quantity party={party} lot={lot} was={changes?.quantities.get(placeOf(party.commitmentId, lot.lotId))} />
          {columns.length > 1 && <More of={moreOf(party, lot)} shown={!priced} />}
        </td>
      ))}
      {columns.length === 1 && !priced && <td className="number">{moreText(moreOf(party, chosen))}</td>}
      {columns.length === 1 && <Share party={party} lot={chosen} widest={widest} />}
      <td className={priced ? 'number' : `number ${classes.wideOnly} ${classes.quiet}`}>{lastCell(party, priced)}</td>
    </tr>
  );
}

function Quantity({ party, lot, was }: { party: Participant; lot: LotView; was: number | null | undefined }) {
  const taken = party.lots.find(({ lotId }) => lotId === lot.lotId);
  if (taken === undefined) return <span className={classes.quiet}>{t('parts.none')}</span>;
  const quantity = countText(taken.fixedQuantity ?? taken.quantity);
  return (
    <>
      {was != null && <span className={classes.was}>{countText(was)} →</span>}
      {was === undefined ? quantity : <strong>{quantity}</strong>}
    </>
  );
}

function moreOf(party: Participant, lot: LotView): number {
  return party.lots.find(({ lotId }) => lotId === lot.lotId)?.tolerance ?? 0;
}

/** `+20` */
export function moreText(more: number): string {
  return more === 0 ? t('parts.none') : `+${countText(more)}`;
}

/** Up to how many more, beside a quantity. Where there are none its room stays, so that quantities stand below each other. */
export function More({ of, shown }: { of: number; shown: boolean }) {
  if (!shown) return null;
  return (
    <span className={classes.more} title={of === 0 ? undefined : t('purchases.parties.moreTitle', { more: countText(of) })}>
      {of === 0 ? '' : moreText(of)}
    </span>
  );
}

function Share({ party, lot, widest }: { party: Participant; lot: LotView; widest: number }) {
  const quantity = party.lots.find(({ lotId }) => lotId === lot.lotId)?.quantity ?? 0;
  if (party.leftOut !== null) return <td className={classes.wideOnly} />;
  return (
    <td className={classes.wideOnly}>
      <span className={classes.share}>
        <span className={classes.bar} style={{ width: Math.max((quantity / widest) * widestBarPx, 2) }} aria-hidden="true" />
        {shareText(quantity, lot.quantity)}
      </span>
    </td>
  );
}

function lastCell(party: Participant, priced: boolean): string {
  if (!priced) return dayText(party.changedAt);
  return party.amountCents === null || party.leftOut !== null ? t('parts.none') : amountText(party.amountCents);
}
