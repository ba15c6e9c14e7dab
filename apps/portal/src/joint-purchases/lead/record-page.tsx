import { Button } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { amountText } from '../../formats/money.js';
import { Facts } from '../../parts/facts.js';
import { PageHead } from '../../parts/page-head.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { paperDay, paperMoment } from './paper-dates.js';
import classes from './papers.module.css';
import { RecordDistricts } from './record-districts.js';
import { RecordLots } from './record-lots.js';
import { WithPurchase } from './with-purchase.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/record');

/** The fixed price on paper: for the file, and for whoever asks in three years. */
export function RecordPage() {
  const { jointPurchaseId } = route.useParams();
  return (
    <WithPurchase
      jointPurchaseId={jointPurchaseId}
      allowed={(purchase) => purchase.pricedAt !== null}
      otherwise={{ title: t('lead.record.notYet'), text: t('lead.orders.laterText') }}
    >
      {(purchase) => <Record purchase={purchase} />}
    </WithPurchase>
  );
}

function Record({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { reference, title, documents } = purchase;
  return (
    <article className={classes.paper}>
      <PageHead
        crumbs={purchaseCrumbs(organisationId, purchase)}
        title={t('lead.record.title')}
        meta={t('lead.record.subject', { reference, title })}
        primary={<Button onClick={() => window.print()}>{t('lead.record.print')}</Button>}
      />
      <div className={classes.facts}>
        <Facts facts={factsOf(purchase)} />
      </div>
      <section aria-label={t('lead.record.lots')} className={classes.part}>
        <h2 className={classes.partTitle}>{t('lead.record.lots')}</h2>
        <RecordLots lots={purchase.lots} />
      </section>
      <section aria-label={t('lead.record.districts')} className={classes.part}>
        <h2 className={classes.partTitle}>{t('lead.record.districts')}</h2>
        <RecordDistricts purchase={purchase} />
      </section>
      {documents.length > 0 && (
        <section aria-label={t('lead.record.documents')} className={classes.part}>
          <h2 className={classes.partTitle}>{t('lead.record.documents')}</h2>
          <ul className={classes.hashes}>
            {documents.map(({ fileId, name, sha256 }) => (
              <li key={fileId}>
                {name} <code>{sha256}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={classes.rule}>{t('lead.record.rule')}</p>
      <p className={classes.printed}>{t('lead.record.printed', { when: paperMoment(new Date().toISOString(), purchase.zone) })}</p>
    </article>
  );
}

function factsOf({ leadName, pricedAt, cutOffAt, zone, source, totalCents }: JointPurchaseView) {
  const sourceLine = t('newPurchase.check.sourceLine', {
    vendor: source.vendorName,
    kind: t(`newPurchase.check.kinds.${source.kind}`),
    reference: source.reference,
  });
  return [
    { label: t('lead.record.leader'), value: leadName },
    { label: t('lead.record.fixedAt'), value: paperMoment(pricedAt ?? cutOffAt, zone) },
    { label: t('lead.record.source'), value: <span className={classes.named}>{sourceLine}</span> },
    { label: t('lead.record.order'), value: paperDay(source.validUntil) },
    { label: t('lead.record.total'), value: totalCents === null ? t('parts.none') : amountText(totalCents), strong: true },
  ];
}
