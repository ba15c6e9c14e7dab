import { Button } from '@mantine/core';
import type { Delivery } from '@tributary/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { countText } from '../formats/money.js';
import { Empty } from '../parts/empty.js';
import { FilterMenu } from '../parts/filter-menu.js';
import { ListPage } from '../parts/list-page.js';
import { useActing } from '../shell/acting.js';
import { Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { deliveryStates, mailKinds, type MailsState } from './addresses.js';
import { mailListQuery } from './mails.queries.js';
import { MailsTable } from './mails-table.js';

const route = getRouteApi('/o/$organisationId/deliveries');
const SettleMail = lazy(() => import('./settle-mail.js').then((file) => ({ default: file.SettleMail })));

/** What was sent to whom, for the agency's administrators: a mail that may have been lost must not be lost to sight. */
export function MailsPage() {
  const { may } = useActing();
  return may('agency-admin') ? <Mails /> : <Refused />;
}

function Mails() {
  const { organisationId } = useActing();
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({ ...mailListQuery(organisationId, state), placeholderData: keepPreviousData });
  const [settling, setSettling] = useState<Delivery | null>(null);
  const change = (next: MailsState) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const clear = () => change({ state: undefined, kind: undefined });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const left = Math.min(total - items.length, 50);
  return (
    <>
      <ListPage
        title={t('mails.title')}
        chips={chipsOf(state, change)}
        add={<MailFilters state={state} onChange={change} />}
        onClear={clear}
        count={list.data === undefined ? null : t('mails.count', { count: total, number: countText(total) })}
        columns={4}
        failure={{ error: list.error, what: t('mails.what'), onRetry: () => void list.refetch() }}
        state={list.data === undefined ? (list.error === null ? 'loading' : 'failed') : items.length === 0 ? 'empty' : 'filled'}
        empty={<Nothing filtered={state.state !== undefined || state.kind !== undefined} onClear={clear} />}
        more={
          left > 0
            ? {
                text: t('parts.list.more', { count: left, number: countText(left) }),
                busy: list.isFetchingNextPage,
                failed: list.isFetchNextPageError,
                onMore: () => void list.fetchNextPage(),
              }
            : null
        }
      >
        <MailsTable mails={items} onSettle={setSettling} />
      </ListPage>
      {settling !== null && (
        <Suspense fallback={null}>
          <SettleMail mail={settling} onClose={() => setSettling(null)} />
        </Suspense>
      )}
    </>
  );
}

function chipsOf({ state, kind }: MailsState, change: (next: MailsState) => void) {
  const chips = [];
  if (state !== undefined) {
    const text = t('mails.chip.state', { state: t(`mails.states.${state}`) });
    chips.push({ key: 'state', text, onRemove: () => change({ state: undefined }) });
  }
  if (kind !== undefined) {
    const text = t('mails.chip.kind', { kind: t(`mails.kinds.${kind}`) });
    chips.push({ key: 'kind', text, onRemove: () => change({ kind: undefined }) });
  }
  return chips;
}

function MailFilters({ state, onChange }: { state: MailsState; onChange: (next: MailsState) => void }) {
  const states = deliveryStates.map((each) => ({ value: each, text: t(`mails.states.${each}`) }));
  const kinds = mailKinds.map((each) => ({ value: each, text: t(`mails.kinds.${each}`) }));
  return (
    <FilterMenu
      groups={[
        {
          label: t('mails.column.state'),
          options: state.state === undefined ? states : [],
          onChoose: (value) => onChange({ state: deliveryStates.find((each) => each === value) }),
        },
        {
          label: t('mails.column.kind'),
          options: state.kind === undefined ? kinds : [],
          onChoose: (value) => onChange({ kind: mailKinds.find((each) => each === value) }),
        },
      ]}
    />
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) return <Empty title={t('mails.empty.title')}>{t('mails.empty.text')}</Empty>;
  const action = (
    <Button variant="default" onClick={onClear}>
      {t('mails.empty.clear')}
    </Button>
  );
  return (
    <Empty title={t('mails.empty.none')} action={action}>
      {t('mails.empty.noneText')}
    </Empty>
  );
}
