import { clockText, daysBetween, deadlineText, longDayText, ownZone } from '../formats/dates.js';
import { numberWordAtStart } from '../formats/number-words.js';
import { Empty } from '../parts/empty.js';
import { Icon } from '../parts/icons.js';
import { TextButton } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { useClock } from '../parts/use-clock.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { useAttention, type Waiting } from './attention.js';
import { AttentionList } from './attention-list.js';
import { OwnPurchases } from './own-purchases.js';
import classes from './today.module.css';

/** What needs the reader, by when, and what happens if they do nothing. */
export function TodayPage() {
  const { zone } = useActing();
  const waiting = useAttention();
  useClock();
  const { items, missing, loading } = waiting;
  const today = longDayText(new Date().toISOString());
  return (
    <div>
      <PageHead title={titleOf(waiting)} aside={today} />
      {!loading && <p className={classes.lead}>{leadOf(waiting, zone)}</p>}
      {missing.length > 0 && <Missing waiting={waiting} />}
      <div className={classes.columns}>
        <div>
          {loading && items.length === 0 ? (
            <Loading columns={2} />
          ) : items.length === 0 ? (
            <Nothing sure={missing.length === 0} />
          ) : (
            <AttentionList items={items} />
          )}
        </div>
        <OwnPurchases />
      </div>
    </div>
  );
}

function titleOf({ items, missing, loading }: Waiting): string {
  if (items.length > 0) return t('today.title', { count: items.length, number: numberWordAtStart(items.length) });
  if (loading) return t('shell.today');
  return missing.length > 0 ? t('today.unsure') : t('today.nothing');
}

function leadOf({ items, missing }: Waiting, zone: string): string {
  const first = items.find((item) => item.byWhen !== null)?.byWhen ?? null;
  const more = missing.length > 0 ? ` ${t('today.atLeast')}` : '';
  if (items.length === 0) return more.trim();
  if (first === null) return t('today.noDeadline') + more;
  const soon = daysBetween(new Date(), new Date(first), ownZone) === 0;
  return (
    (soon ? t('today.firstDueSoon', { when: clockText(first, zone) }) : t('today.firstDue', { when: deadlineText(first, zone) })) + more
  );
}

function Nothing({ sure }: { sure: boolean }) {
  return sure ? <Empty title={t('today.emptyTitle')}>{t('today.nothingText')}</Empty> : null;
}

function Missing({ waiting: { missing, retry } }: { waiting: Waiting }) {
  const services = missing.map((service) => t(`today.services.${service}`)).join(', ');
  return (
    <div role="alert" className={classes.missing}>
      <Icon name="failed" />
      <div>
        <strong>{t('today.missing', { services })}</strong>
        <br />
        {t('today.missingText')}
        <TextButton fz="sm" onClick={retry}>
          {t('purchases.live.again')}
        </TextButton>
      </div>
    </div>
  );
}
