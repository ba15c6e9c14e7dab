import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { countText } from '../formats/money.js';
import { Empty } from '../parts/empty.js';
import { FilterMenu } from '../parts/filter-menu.js';
import { ButtonLink } from '../parts/links.js';
import { ListPage } from '../parts/list-page.js';
import { Loading } from '../parts/loading.js';
import { SearchField } from '../parts/search-field.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { localeKinds, type DistrictsState } from './addresses.js';
import { districtListQuery, districtsQuery, facetsQuery } from './districts.queries.js';
import { DistrictsTable } from './districts-table.js';
import { ExportDistricts } from './export-districts.js';
import { countyName } from './words.js';

const route = getRouteApi('/o/$organisationId/districts');
// It brings the projections with it.
const FoundMap = lazy(() => import('./found-map.js').then((file) => ({ default: file.FoundMap })));

/** The directory of districts as a list or on a map: searched by name, place or number, filtered by county and setting. */
export function DistrictsPage() {
  const { organisationId } = useActing();
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({ ...districtListQuery(organisationId, state), placeholderData: keepPreviousData });
  const unfiltered = useQuery(districtsQuery(organisationId, {}, 1));
  const change = (next: DistrictsState) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const clear = () => change({ search: undefined, county: undefined, locale: undefined });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const left = total - items.length;
  const filtered = state.search !== undefined || state.county !== undefined || state.locale !== undefined;
  return (
    <ListPage
      title={t('districts.title')}
      secondary={<Actions state={state} any={items.length > 0} />}
      search={
        <SearchField
          value={state.search ?? ''}
          label={t('districts.search')}
          hint={t('districts.searchHint')}
          onSearch={(search) => change({ search: search || undefined })}
        />
      }
      chips={chipsOf(state, change)}
      add={<DistrictFilters state={state} onChange={change} />}
      onClear={clear}
      count={list.data === undefined ? null : countOf(total, filtered, unfiltered.data?.total)}
      columns={6}
      failure={{ error: list.error, what: t('districts.what'), onRetry: () => void list.refetch() }}
      state={list.data === undefined ? (list.error === null ? 'loading' : 'failed') : items.length === 0 ? 'empty' : 'filled'}
      empty={filtered ? <NothingFits onClear={clear} /> : <Empty title={t('districts.empty.title')}>{t('districts.empty.text')}</Empty>}
      more={
        left > 0 && state.view !== 'map'
          ? {
              text: t('parts.list.more', { count: Math.min(left, 50), number: countText(Math.min(left, 50)) }),
              busy: list.isFetchingNextPage,
              failed: list.isFetchNextPageError,
              onMore: () => void list.fetchNextPage(),
            }
          : null
      }
      foot={t('districts.source')}
    >
      {state.view === 'map' ? (
        <Suspense fallback={<Loading columns={1} />}>
          <FoundMap state={state} />
        </Suspense>
      ) : (
        <DistrictsTable districts={items} />
      )}
    </ListPage>
  );
}

function Actions({ state, any }: { state: DistrictsState; any: boolean }) {
  const { organisationId, may } = useActing();
  const view = state.view === 'map' ? undefined : 'map';
  return (
    <>
      {any && (
        <ButtonLink variant="default" to="/o/$organisationId/districts" params={{ organisationId }} search={{ ...state, view }} replace>
          {view === 'map' ? t('map.show') : t('map.list')}
        </ButtonLink>
      )}
      {any && <ExportDistricts state={state} />}
      {may('agency-admin') && (
        <ButtonLink variant="default" to="/o/$organisationId/districts/imports" params={{ organisationId }}>
          {t('imports.open')}
        </ButtonLink>
      )}
    </>
  );
}

function countOf(total: number, filtered: boolean, all: number | undefined): string {
  if (filtered && all !== undefined) return t('districts.count', { shown: countText(total), total: countText(all) });
  return t('districts.countAll', { count: total, number: countText(total) });
}

function chipsOf({ county, locale }: DistrictsState, change: (next: DistrictsState) => void) {
  const chips = [];
  if (county !== undefined)
    chips.push({
      key: 'county',
      text: t('districts.chip.county', { county: countyName(county) }),
      onRemove: () => change({ county: undefined }),
    });
  if (locale !== undefined)
    chips.push({
      key: 'locale',
      text: t('districts.chip.locale', { locale: t(`districts.localeKinds.${locale}`) }),
      onRemove: () => change({ locale: undefined }),
    });
  return chips;
}

function DistrictFilters({ state, onChange }: { state: DistrictsState; onChange: (next: DistrictsState) => void }) {
  const { organisationId } = useActing();
  const { data } = useQuery(facetsQuery(organisationId));
  const counties = (data?.counties ?? []).map(({ county, districts }) => ({
    value: county,
    text: countyName(county),
    count: countText(districts),
  }));
  const locales = localeKinds.flatMap((locale) => {
    const found = data?.locales.find((each) => each.locale === locale);
    return found === undefined ? [] : [{ value: locale, text: t(`districts.localeKinds.${locale}`), count: countText(found.districts) }];
  });
  return (
    <FilterMenu
      groups={[
        {
          label: t('districts.filter.locale'),
          options: state.locale === undefined ? locales : [],
          onChoose: (value) => onChange({ locale: localeKinds.find((kind) => kind === value) }),
        },
        {
          label: t('districts.filter.county'),
          options: state.county === undefined ? counties : [],
          onChoose: (county) => onChange({ county }),
        },
      ]}
    />
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <Empty
      title={t('districts.empty.none')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('districts.empty.clear')}
        </Button>
      }
    >
      {t('districts.empty.noneText')}
    </Empty>
  );
}
