import { Button } from '@mantine/core';
import type { JointPurchaseView, OrderList } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { countText } from '../../formats/money.js';
import { CopyReference } from '../../parts/copy-reference.js';
import { download } from '../../parts/download.js';
import { Empty } from '../../parts/empty.js';
import { Loading } from '../../parts/loading.js';
import { MetaLine, PageHead } from '../../parts/page-head.js';
import { PageFailure } from '../../shell/page-failure.js';
import { useActing } from '../../shell/acting.js';
import { districtsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { byDistrict, ordersCsv } from './orders.js';
import { orderListQuery } from './orders.queries.js';
import { OrdersTable } from './orders-table.js';
import { paperDay } from './paper-dates.js';
import classes from './papers.module.css';
import { WithPurchase } from './with-purchase.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/orders');

/** What each district orders once the price is fixed: to read, to print, and as CSV. */
export function OrdersPage() {
  const { jointPurchaseId } = route.useParams();
  return (
    <WithPurchase
      jointPurchaseId={jointPurchaseId}
      allowed={(purchase) => purchase.may.exportOrders}
      otherwise={{ title: t('lead.orders.later'), text: t('lead.orders.laterText') }}
    >
      {(purchase) => <Orders purchase={purchase} />}
    </WithPurchase>
  );
}

function Orders({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { data, error, refetch } = useQuery(orderListQuery(organisationId, purchase.jointPurchaseId));
  if (data !== undefined) return <Filled purchase={purchase} list={data} />;
  if (error !== null) return <PageFailure error={error} what={t('lead.orders.what')} onRetry={() => void refetch()} />;
  return <Loading page columns={5} />;
}

function Filled({ purchase, list }: { purchase: JointPurchaseView; list: OrderList }) {
  const { organisationId } = useActing();
  const { reference, title, source, rows } = list;
  const { contact } = source;
  const districts = byDistrict(rows);
  const save = () => download(t('lead.orders.file', { reference }), ordersCsv(list));
  return (
    <article className={classes.paper}>
      <PageHead
        crumbs={purchaseCrumbs(organisationId, purchase)}
        title={t('lead.orders.title', { title })}
        meta={
          <MetaLine>
            <CopyReference reference={reference} />
            <span>
              {t('lead.orders.rows', { count: rows.length, number: countText(rows.length), districts: districtsText(districts.length) })}
            </span>
          </MetaLine>
        }
        secondary={
          <Button variant="default" onClick={() => window.print()}>
            {t('lead.orders.print')}
          </Button>
        }
        primary={<Button onClick={save}>{t('lead.orders.csv')}</Button>}
      />
      <p className={classes.lead}>
        {t('lead.orders.from', {
          vendor: source.vendorName,
          kind: t(`newPurchase.check.kinds.${source.kind}`),
          reference: source.reference,
          day: paperDay(list.orderBy),
        })}{' '}
        {t('lead.orders.contact', { contact: [contact.name, contact.email, contact.phone].filter((each) => each !== null).join(', ') })}
      </p>
      {rows.length === 0 ? (
        <Empty title={t('lead.orders.empty')}>{t('lead.orders.emptyText')}</Empty>
      ) : (
        <OrdersTable districts={districts} totalCents={list.totalCents} />
      )}
    </article>
  );
}
