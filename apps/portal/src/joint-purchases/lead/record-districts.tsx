import type { JointPurchaseView, Participant } from '@tributary/contracts';
import { amountText } from '../../formats/money.js';
import { DataTable } from '../../parts/data-table.js';
import { t } from '../../words/words.js';
import { basketText } from '../purchase-phrases.js';
import { paperDay } from './paper-dates.js';
import classes from './papers.module.css';

/** Who is in with what and for how much, and who was left out, with the reason. No ceiling stands there. */
export function RecordDistricts({ purchase }: { purchase: JointPurchaseView }) {
  const parties = purchase.participants.toSorted((one, other) => one.leaid.localeCompare(other.leaid));
  const out = parties.filter(({ leftOut }) => leftOut !== null);
  return (
    <>
      <div className={classes.scroll}>
        <DataTable className={classes.plain}>
          <thead>
            <tr>
              <th scope="col">{t('lead.record.district')}</th>
              <th scope="col">{t('lead.record.taken')}</th>
              <th scope="col">{t('lead.record.approved')}</th>
              <th scope="col" className="number">
                {t('lead.record.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parties
              .filter(({ leftOut }) => leftOut === null)
              .map((party) => (
                <Row key={party.commitmentId} party={party} purchase={purchase} />
              ))}
          </tbody>
        </DataTable>
      </div>
      {out.length > 0 && (
        <>
          <h3 className={classes.leftOutTitle}>{t('lead.record.leftOut')}</h3>
          <ul className={classes.leftOut}>
            {out.map(({ commitmentId, name, leaid, leftOut }) => (
              <li key={commitmentId}>
                {name} <span className={classes.number}>{leaid}</span>
                {leftOut !== null && `: ${t(`lead.record.leftOutWhy.${leftOut}`)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Row({ party, purchase }: { party: Participant; purchase: JointPurchaseView }) {
  const taken = party.lots.flatMap(({ lotId, fixedQuantity }) => (fixedQuantity === null ? [] : [{ lotId, quantity: fixedQuantity }]));
  return (
    <tr>
      <td className={classes.site}>
        {party.name}
        <span className={classes.address}>{party.leaid}</span>
      </td>
      <td data-label={t('lead.record.taken')}>{basketText(taken, purchase.lots)}</td>
      <td data-label={t('lead.record.approved')} className={classes.quiet}>
        {party.approvedOn === null ? t('parts.none') : paperDay(party.approvedOn)}
      </td>
      <td className="number" data-label={t('lead.record.amount')}>
        {party.amountCents === null ? t('parts.none') : amountText(party.amountCents)}
      </td>
    </tr>
  );
}
