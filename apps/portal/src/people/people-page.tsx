import { Button } from '@mantine/core';
import type { GrantView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { countText } from '../formats/money.js';
import { Empty } from '../parts/empty.js';
import { FilterMenu } from '../parts/filter-menu.js';
import { ButtonLink } from '../parts/links.js';
import { ListPage } from '../parts/list-page.js';
import { SearchField } from '../parts/search-field.js';
import { useActing } from '../shell/acting.js';
import { Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import type { PeopleState } from './addresses.js';
import { grantsQuery } from './people.queries.js';
import { PeopleTable } from './people-table.js';
import { fits } from './fits.js';

const route = getRouteApi('/o/$organisationId/people');
const EndRole = lazy(() => import('./end-role.js').then((file) => ({ default: file.EndRole })));

/** So many rows are drawn at once; more on demand. The list itself comes whole. */
const step = 100;

/** Who may act, in which role, since when: roles are given and ended here. */
export function PeoplePage() {
  const { may } = useActing();
  return may('agency-admin') || may('district-admin') ? <People /> : <Refused />;
}

function People() {
  const acting = useActing();
  const { organisationId } = acting;
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(grantsQuery(organisationId));
  const [ending, setEnding] = useState<GrantView | null>(null);
  const [drawn, setDrawn] = useState(step);
  const change = (next: PeopleState) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const all = (data?.items ?? []).filter((grant) => state.ended === 'yes' || grant.state !== 'ended');
  const found = all.filter((grant) => fits(grant, state.search ?? ''));
  const clear = () => change({ search: undefined, ended: undefined });
  return (
    <>
      <ListPage
        title={t('people.title')}
        primary={
          <ButtonLink to="/o/$organisationId/people/give" params={{ organisationId }} search={{}}>
            {t('people.give')}
          </ButtonLink>
        }
        search={
          <SearchField
            value={state.search ?? ''}
            label={t('people.search')}
            hint={t('people.searchHint')}
            onSearch={(search) => change({ search: search || undefined })}
          />
        }
        chips={state.ended === 'yes' ? [{ key: 'ended', text: t('people.chipEnded'), onRemove: () => change({ ended: undefined }) }] : []}
        add={
          state.ended !== 'yes' && (
            <FilterMenu
              groups={[
                {
                  label: t('people.column.state'),
                  options: [{ value: 'yes', text: t('people.ended') }],
                  onChoose: () => change({ ended: 'yes' }),
                },
              ]}
            />
          )
        }
        onClear={clear}
        count={data === undefined ? null : countOf(found.length, all.length)}
        columns={5}
        failure={{ error, what: t('people.what'), onRetry: () => void refetch() }}
        state={data === undefined ? (error === null ? 'loading' : 'failed') : found.length === 0 ? 'empty' : 'filled'}
        empty={all.length === 0 ? <Empty title={t('people.empty.title')}>{t('people.empty.text')}</Empty> : <NothingFits onClear={clear} />}
        more={found.length > drawn ? moreOf(found.length - drawn, () => setDrawn(drawn + step)) : null}
      >
        <PeopleTable grants={found.slice(0, drawn)} onEnd={setEnding} />
      </ListPage>
      {ending !== null && (
        <Suspense fallback={null}>
          <EndRole grant={ending} onClose={() => setEnding(null)} />
        </Suspense>
      )}
    </>
  );
}

function moreOf(left: number, onMore: () => void) {
  const count = Math.min(left, step);
  return { text: t('parts.list.more', { count, number: countText(count) }), busy: false, failed: false, onMore };
}

function countOf(found: number, all: number): string {
  if (found !== all) return t('people.countOf', { shown: countText(found), total: countText(all) });
  return t('people.count', { count: all, number: countText(all) });
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <Empty
      title={t('people.empty.none')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('people.empty.clear')}
        </Button>
      }
    >
      {t('people.empty.noneText')}
    </Empty>
  );
}
