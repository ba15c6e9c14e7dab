import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { countText } from '../formats/money.js';
import { Empty } from '../parts/empty.js';
import { FilterMenu } from '../parts/filter-menu.js';
import { ButtonLink } from '../parts/links.js';
import { ListPage } from '../parts/list-page.js';
import { SearchField } from '../parts/search-field.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { offeredStatuses, type ListState } from './addresses.js';
import { ExportPurchases } from './export-purchases.js';
import { purchaseListQuery } from './purchases.queries.js';
import { PurchasesTable } from './purchases-table.js';

const route = getRouteApi('/o/$organisationId/joint-purchases');

/** The purchases that the organisation leads or is invited to, the newest first. */
export function PurchasesPage() {
  const acting = useActing();
  const { organisationId } = acting;
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({ ...purchaseListQuery(organisationId, state), placeholderData: keepPreviousData });
  const change = (next: ListState) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const left = total - items.length;
  const filtered = state.search !== undefined || state.status !== undefined;
  const clear = () => change({ search: undefined, status: undefined });
  return (
    <ListPage
      title={t('purchases.title')}
      primary={
        acting.may('buyer') ? (
          <ButtonLink to="/o/$organisationId/joint-purchases/new" params={{ organisationId }}>
            {t('purchases.create')}
          </ButtonLink>
        ) : undefined
      }
      secondary={items.length > 0 ? <ExportPurchases state={state} /> : undefined}
      search={
        <SearchField
          value={state.search ?? ''}
          label={t('purchases.search')}
          hint={t('purchases.searchHint')}
          onSearch={(search) => change({ search: search || undefined })}
        />
      }
      chips={
        state.status === undefined
          ? []
          : [
              {
                key: 'status',
                text: t('purchases.chip.status', { status: t(`purchases.statuses.${state.status}`) }),
                onRemove: () => change({ status: undefined }),
              },
            ]
      }
      add={state.status === undefined && <StatusFilter onChoose={(status) => change({ status })} draft={acting.kind === 'agency'} />}
      onClear={clear}
      count={list.data === undefined ? null : t('purchases.count', { count: total, number: countText(total) })}
      columns={5}
      failure={{ error: list.error, what: t('purchases.what'), onRetry: () => void list.refetch() }}
      state={list.data === undefined ? (list.error === null ? 'loading' : 'failed') : items.length === 0 ? 'empty' : 'filled'}
      empty={filtered ? <NothingFits onClear={clear} /> : <NothingYet />}
      more={
        left > 0
          ? {
              text: t('parts.list.more', { count: left, number: countText(left) }),
              busy: list.isFetchingNextPage,
              onMore: () => void list.fetchNextPage(),
            }
          : null
      }
    >
      <PurchasesTable purchases={items} />
    </ListPage>
  );
}

function StatusFilter({ onChoose, draft }: { onChoose: (status: ListState['status']) => void; draft: boolean }) {
  const offered = offeredStatuses.filter((status) => draft || status !== 'draft');
  const options = offered.map((status) => ({ value: status, text: t(`purchases.statuses.${status}`) }));
  return (
    <FilterMenu
      groups={[{ label: t('purchases.column.state'), options, onChoose: (value) => onChoose(offered.find((status) => status === value)) }]}
    />
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <Empty
      title={t('purchases.empty.none')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('purchases.empty.clear')}
        </Button>
      }
    >
      {t('purchases.empty.noneText')}
    </Empty>
  );
}

function NothingYet() {
  const { name, kind, organisationId, may } = useActing();
  const action = may('buyer') && (
    <ButtonLink variant="default" to="/o/$organisationId/joint-purchases/new" params={{ organisationId }}>
      {t('purchases.create')}
    </ButtonLink>
  );
  return (
    <Empty title={t('purchases.empty.title')} action={action}>
      {kind === 'agency' ? t('purchases.empty.agency') : t('purchases.empty.district', { organisation: name })}
    </Empty>
  );
}
