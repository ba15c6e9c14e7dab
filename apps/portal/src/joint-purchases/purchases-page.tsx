import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { countText } from '../formats/money.js';
import { Empty } from '../parts/empty.js';
import type { FilterChip } from '../parts/filter-chips.js';
import { FilterMenu } from '../parts/filter-menu.js';
import { ButtonLink } from '../parts/links.js';
import { ListPage } from '../parts/list-page.js';
import { SearchField } from '../parts/search-field.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { offeredAnswers, offeredStatuses, type ListState } from './addresses.js';
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
  const filtered = state.search !== undefined || state.status !== undefined || state.answer !== undefined;
  const clear = () => change({ search: undefined, status: undefined, answer: undefined });
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
      chips={chipsOf(state, change)}
      add={<Filters state={state} district={acting.kind === 'district'} onChange={change} />}
      onClear={clear}
      count={list.data === undefined ? null : t('purchases.count', { count: total, number: countText(total) })}
      columns={5}
      failure={{ error: list.error, what: t('purchases.what'), onRetry: () => void list.refetch() }}
      state={list.data === undefined ? (list.error === null ? 'loading' : 'failed') : items.length === 0 ? 'empty' : 'filled'}
      empty={waitsForNothing(state) ? <NothingWaits onClear={clear} /> : filtered ? <NothingFits onClear={clear} /> : <NothingYet />}
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
      <PurchasesTable purchases={items} />
    </ListPage>
  );
}

function chipsOf({ status, answer }: ListState, change: (next: ListState) => void): FilterChip[] {
  const chips: FilterChip[] = [];
  if (status !== undefined) {
    const text = t('purchases.chip.status', { status: t(`purchases.statuses.${status}`) });
    chips.push({ key: 'status', text, onRemove: () => change({ status: undefined }) });
  }
  if (answer !== undefined) {
    chips.push({ key: 'answer', text: t(`purchases.answers.${answer}`), onRemove: () => change({ answer: undefined }) });
  }
  return chips;
}

interface FiltersProps {
  state: ListState;
  district: boolean;
  onChange: (next: ListState) => void;
}

// What is chosen stands as a chip and is not offered again. Drafts are the agency's alone, an answer is a district's alone.
function Filters({ state, district, onChange }: FiltersProps) {
  const statuses = state.status === undefined ? offeredStatuses.filter((status) => !district || status !== 'draft') : [];
  const answers = district && state.answer === undefined ? offeredAnswers : [];
  return (
    <FilterMenu
      groups={[
        {
          label: t('purchases.column.own'),
          options: answers.map((answer) => ({ value: answer, text: t(`purchases.answers.${answer}`) })),
          onChoose: (value) => onChange({ answer: answers.find((answer) => answer === value) }),
        },
        {
          label: t('purchases.column.state'),
          options: statuses.map((status) => ({ value: status, text: t(`purchases.statuses.${status}`) })),
          onChoose: (value) => onChange({ status: statuses.find((status) => status === value) }),
        },
      ]}
    />
  );
}

// Then an empty list is good news.
function waitsForNothing({ answer, search, status }: ListState): boolean {
  return answer === 'unanswered' && search === undefined && status === undefined;
}

function NothingWaits({ onClear }: { onClear: () => void }) {
  const { name } = useActing();
  return (
    <Empty
      title={t('purchases.empty.answered')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('purchases.empty.all')}
        </Button>
      }
    >
      {t('purchases.empty.answeredText', { organisation: name })}
    </Empty>
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
