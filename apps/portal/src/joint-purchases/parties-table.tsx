import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { useState } from 'react';
import { amountText, countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { Empty } from '../parts/empty.js';
import { TextButton } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { districtsText } from '../words/phrases.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { inOrder, type Changes } from './changes.js';
import { columnsOf, sumOf } from './parties.js';
import { More, moreText, PartyRow } from './party-row.js';
import { Unanswered } from './unanswered.js';

const shownAtFirst = 10;

interface PartiesTableProps {
  purchase: JointPurchaseView;
  /** The lot that is looked at: on a phone it has the only column. */
  lot: LotView;
  changes: Changes | null;
}

/** Who is in, with how much of each lot and up to how many more; once the price is fixed, with their amount, or why they were left out. */
export function PartiesTable({ purchase, lot, changes }: PartiesTableProps) {
  const acting = useActing();
  const [all, setAll] = useState(false);
  const parties = inOrder(purchase.participants, acting.organisationId, lot.lotId);
  if (parties.length === 0) {
    return (
      <Empty title={t('purchases.parties.none')} action={<Unanswered purchase={purchase} />}>
        {t('purchases.parties.noneText')}
      </Empty>
    );
  }
  const columns = columnsOf(purchase.lots, lot);
  const widest = Math.max(...parties.map((party) => party.lots.find(({ lotId }) => lotId === lot.lotId)?.quantity ?? 0), 1);
  return (
    <div className={classes.table}>
      <DataTable>
        <Head columns={columns} chosen={lot} priced={purchase.pricedAt !== null} />
        <tbody>
          {(all ? parties : parties.slice(0, shownAtFirst)).map((party) => (
            <PartyRow
              key={party.commitmentId}
              party={party}
              columns={columns}
              chosen={lot}
              priced={purchase.pricedAt !== null}
              own={party.organisationId === acting.organisationId}
              widest={widest}
              changes={changes}
            />
          ))}
          <Sum purchase={purchase} columns={columns} chosen={lot} />
        </tbody>
      </DataTable>
      <div className={classes.foot}>
        {parties.length > shownAtFirst && (
          <TextButton fz="sm" onClick={() => setAll(!all)}>
            {all ? t('purchases.parties.showFewer') : t('purchases.parties.showAll', { districts: districtsText(parties.length) })}
          </TextButton>
        )}
        <Unanswered purchase={purchase} />
      </div>
    </div>
  );
}

interface Columns {
  columns: readonly LotView[];
  chosen: LotView;
}

function Head({ columns, chosen, priced }: Columns & { priced: boolean }) {
  const alone = columns.length === 1;
  return (
    <thead>
      <tr>
        <th scope="col">{t('purchases.parties.district')}</th>
        {columns.map((lot) => (
          <th key={lot.lotId} scope="col" className={`number ${classes.lotHead} ${lot.lotId === chosen.lotId ? '' : classes.wideOnly}`}>
            {alone ? capital(pluralOf(lot.unit)) : lot.title}
          </th>
        ))}
        {alone && !priced && (
          <th scope="col" className="number">
            {t('purchases.parties.more')}
          </th>
        )}
        {alone && (
          <th scope="col" className={classes.wideOnly}>
            {t('purchases.parties.share')}
          </th>
        )}
        <th scope="col" className={priced ? 'number' : `number ${classes.wideOnly}`}>
          {priced ? t('purchases.parties.amount') : t('purchases.parties.changed')}
        </th>
      </tr>
    </thead>
  );
}

function Sum({ purchase, columns, chosen }: Columns & { purchase: JointPurchaseView }) {
  const { participants, pricedAt, totalCents } = purchase;
  const count = participants.filter((party) => party.leftOut === null).length;
  return (
    <tr className={classes.sum}>
      <td>{t('purchases.parties.all', { districts: districtsText(count) })}</td>
      {columns.map((lot) => {
        const { quantity, tolerance } = sumOf(participants, lot);
        return (
          <td key={lot.lotId} className={lot.lotId === chosen.lotId ? 'number' : `number ${classes.wideOnly}`}>
            {countText(quantity)}
            {columns.length > 1 && <More of={tolerance} shown={pricedAt === null} />}
          </td>
        );
      })}
      {columns.length === 1 && pricedAt === null && <td className="number">{moreText(sumOf(participants, chosen).tolerance)}</td>}
      {columns.length === 1 && <td className={classes.wideOnly} />}
      <td className={pricedAt === null ? `number ${classes.wideOnly}` : 'number'}>
        {pricedAt !== null && totalCents !== null ? amountText(totalCents) : ''}
      </td>
    </tr>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
