import type { ReactNode } from 'react';
import { t } from '../words/words.js';
import { Failure } from '../api/failure.js';
import { Failed } from './failed.js';
import { FilterChips, type FilterChip } from './filter-chips.js';
import classes from './list-page.module.css';
import { TextButton } from './links.js';
import { Loading } from './loading.js';
import { PageHead, type PageHeadProps } from './page-head.js';

export interface ListPageProps extends PageHeadProps {
  search?: ReactNode;
  /** What is filtered by, each can be removed; `add` is the button that offers more. */
  chips: readonly FilterChip[];
  add?: ReactNode;
  onClear: () => void;
  /** '30 of 139 districts': the count is the heading of the list. */
  count: string | null;
  columns: number;
  state: 'loading' | 'failed' | 'empty' | 'filled';
  failure: { error: Error | null; what: string; onRetry: () => void };
  empty: ReactNode;
  children: ReactNode;
  /** Null at the end of the list. */
  more: { text: string; busy: boolean; failed: boolean; onMore: () => void } | null;
  foot?: ReactNode;
}

/** The shape of a list: filters that can be seen and removed, a count, the table, and keyset 'more'. */
export function ListPage(props: ListPageProps) {
  const { search, chips, add, onClear, count, columns, state, failure, empty, children, more, foot, ...head } = props;
  return (
    <div>
      <PageHead {...head} />
      <div className={classes.filters} role="search">
        {search !== undefined && <div className={classes.search}>{search}</div>}
        <FilterChips chips={chips} onClear={onClear} />
        {add}
      </div>
      {state !== 'failed' && (
        <h2 className={classes.count} aria-live="polite">
          {count ?? t('parts.list.counting')}
        </h2>
      )}
      {state === 'loading' && <Loading columns={columns} />}
      {state === 'failed' && (
        <Failed what={failure.what} kept={t('parts.failed.filtersKept')} at={failedAt(failure.error)} onRetry={failure.onRetry} />
      )}
      {state === 'empty' && empty}
      {state === 'filled' && <div className={classes.table}>{children}</div>}
      {state === 'filled' && (
        <div className={classes.foot}>
          {more !== null && (
            <TextButton onClick={more.onMore} aria-busy={more.busy}>
              {more.busy ? t('parts.list.fetching') : more.text}
            </TextButton>
          )}
          {more?.failed === true && (
            <span role="alert" className={classes.fault}>
              {t('parts.list.moreFailed')}
            </span>
          )}
          <span className={classes.footNote}>{foot}</span>
        </div>
      )}
    </div>
  );
}

function failedAt(error: Error | null): number | undefined {
  return error instanceof Failure ? error.at : undefined;
}
