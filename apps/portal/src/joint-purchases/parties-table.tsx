import type { JointPurchaseView, Participant } from '@tributary/contracts';
import { useState } from 'react';
import { dayText } from '../formats/dates.js';
import { amountText, countText, shareText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { Section } from '../parts/detail-page.js';
import { Empty } from '../parts/empty.js';
import { RowLink, TextButton } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { districtsText } from '../words/phrases.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { inOrder, type Changes } from './changes.js';
import { phaseOf } from './state.js';
import { Unanswered } from './unanswered.js';

const shownAtFirst = 10;
const widestBarPx = 104;

/** Who is in, with how much, and their share of the volume; once the price is fixed, with their amount. */
export function PartiesTable({ purchase, changes }: { purchase: JointPurchaseView; changes: Changes | null }) {
  const acting = useActing();
  const [all, setAll] = useState(false);
  const parties = inOrder(purchase.participants, acting.organisationId);
  const volume = parties.reduce((sum, party) => sum + party.quantity, 0);
  const widest = Math.max(...parties.map((party) => party.quantity), 1);
  const priced = phaseOf(purchase) === 'priced';
  const unit = purchase.lots[0]?.unit ?? '';
  if (parties.length === 0) {
    return (
      <Section title={t('purchases.parties.title')}>
        <Empty title={t('purchases.parties.none')} action={<Unanswered purchase={purchase} />}>
          {t('purchases.parties.noneText')}
        </Empty>
      </Section>
    );
  }
  return (
    <Section title={t('purchases.parties.title')} aside={countText(parties.length)}>
      <div className={classes.table}>
        <DataTable>
          <Head priced={priced} units={pluralOf(unit)} />
          <tbody>
            {(all ? parties : parties.slice(0, shownAtFirst)).map((party) => (
              <Row
                key={party.commitmentId}
                party={party}
                priced={priced}
                own={party.organisationId === acting.organisationId}
                volume={volume}
                widest={widest}
                was={changes?.quantities.get(party.commitmentId)}
              />
            ))}
            <Sum parties={parties} volume={volume} priced={priced} totalCents={purchase.totalCents} />
          </tbody>
        </DataTable>
      </div>
      <div className={classes.foot}>
        {parties.length > shownAtFirst && (
          <TextButton fz="sm" onClick={() => setAll(!all)}>
            {all ? t('purchases.parties.showFewer') : t('purchases.parties.showAll', { districts: districtsText(parties.length) })}
          </TextButton>
        )}
        <Unanswered purchase={purchase} />
      </div>
    </Section>
  );
}

function Head({ priced, units }: { priced: boolean; units: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{t('purchases.parties.district')}</th>
        <th scope="col" className="number">
          {units.charAt(0).toUpperCase() + units.slice(1)}
        </th>
        <th scope="col" className={priced ? classes.wideOnly : classes.shareHead}>
          {t('purchases.parties.share')}
        </th>
        <th scope="col" className={priced ? 'number' : `number ${classes.wideOnly}`}>
          {priced ? t('purchases.parties.amount') : t('purchases.parties.changed')}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  party: Participant;
  priced: boolean;
  own: boolean;
  volume: number;
  widest: number;
  /** What it was a second ago; undefined where nothing changed. */
  was: number | null | undefined;
}

function Row({ party, priced, own, volume, widest, was }: RowProps) {
  const { organisationId } = useActing();
  const look = [own ? classes.own : '', was === undefined ? '' : classes.changed].join(' ').trim();
  return (
    <tr className={look === '' ? undefined : look}>
      <td>
        <RowLink to="/o/$organisationId/districts/$districtId" params={{ organisationId, districtId: party.organisationId }}>
          {party.name}
        </RowLink>
        {own && <span className={classes.you}> · {t('purchases.parties.you')}</span>}
      </td>
      <td className="number">
        {was != null && <span className={classes.was}>{countText(was)} →</span>}
        {was === undefined ? countText(party.quantity) : <strong>{countText(party.quantity)}</strong>}
      </td>
      <td className={priced ? classes.wideOnly : classes.shareCell}>
        <span className={classes.share}>
          <span className={classes.bar} style={{ width: Math.max((party.quantity / widest) * widestBarPx, 2) }} aria-hidden="true" />
          {shareText(party.quantity, volume)}
        </span>
      </td>
      <td className={priced ? 'number' : `number ${classes.wideOnly} ${classes.quiet}`}>
        {priced && party.amountCents !== null ? amountText(party.amountCents) : dayText(party.changedAt)}
      </td>
    </tr>
  );
}

function Sum({
  parties,
  volume,
  priced,
  totalCents,
}: {
  parties: readonly Participant[];
  volume: number;
  priced: boolean;
  totalCents: number | null;
}) {
  return (
    <tr className={classes.sum}>
      <td>{t('purchases.parties.all', { districts: districtsText(parties.length) })}</td>
      <td className="number">{countText(volume)}</td>
      <td className={priced ? classes.wideOnly : undefined} />
      <td className={priced ? 'number' : `number ${classes.wideOnly}`}>{priced && totalCents !== null ? amountText(totalCents) : ''}</td>
    </tr>
  );
}
