import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { countText } from '../formats/money.js';
import { Empty } from '../parts/empty.js';
import { ButtonLink } from '../parts/links.js';
import { ListPage } from '../parts/list-page.js';
import { SearchField } from '../parts/search-field.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { NetworksTable } from './networks-table.js';
import { networksQuery } from './networks.queries.js';

const route = getRouteApi('/o/$organisationId/networks');

/** The names under which purchases invite several districts at once. A district sees those that it belongs to. */
export function NetworksPage() {
  const { organisationId, kind } = useActing();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(networksQuery(organisationId));
  const change = (next: string) => void navigate({ search: { search: next || undefined }, replace: true });
  const all = data?.items ?? [];
  const found = all.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const name = (
    <ButtonLink to="/o/$organisationId/networks/new" params={{ organisationId }}>
      {t('networks.new')}
    </ButtonLink>
  );
  return (
    <ListPage
      title={t('networks.title')}
      primary={kind === 'agency' ? name : undefined}
      search={
        all.length === 0 ? undefined : (
          <SearchField value={search} label={t('networks.search')} hint={t('networks.searchHint')} onSearch={change} />
        )
      }
      chips={[]}
      onClear={() => change('')}
      count={data === undefined ? null : countOf(found.length, all.length)}
      columns={3}
      failure={{ error, what: t('networks.what'), onRetry: () => void refetch() }}
      state={data === undefined ? (error === null ? 'loading' : 'failed') : found.length === 0 ? 'empty' : 'filled'}
      empty={all.length === 0 ? <NoneYet agency={kind === 'agency'} /> : <NothingFits onClear={() => change('')} />}
      more={null}
    >
      <NetworksTable networks={found} />
    </ListPage>
  );
}

function countOf(found: number, all: number): string {
  if (found !== all) return t('networks.countOf', { shown: countText(found), total: countText(all) });
  return t('networks.count', { count: all, number: countText(all) });
}

function NoneYet({ agency }: { agency: boolean }) {
  return <Empty title={t('networks.empty.title')}>{agency ? t('networks.empty.text') : t('networks.empty.district')}</Empty>;
}

function NothingFits({ onClear }: { onClear: () => void }) {
  const clear = (
    <Button variant="default" onClick={onClear}>
      {t('networks.empty.clear')}
    </Button>
  );
  return (
    <Empty title={t('networks.empty.none')} action={clear}>
      {t('networks.empty.noneText')}
    </Empty>
  );
}
