import type { DistrictImportItem, DistrictImportState } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { Section } from '../parts/detail-page.js';
import { Failed } from '../parts/failed.js';
import { RowLink, TextButton } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { StateMark, type StateShape } from '../parts/state-mark.js';
import peopleClasses from '../people/people-table.module.css';
import { useActing } from '../shell/acting.js';
import { momentText } from '../words/phrases.js';
import { t } from '../words/words.js';
import classes from './imports.module.css';

export const shapes: Readonly<Record<DistrictImportState, StateShape>> = {
  reading: 'open',
  applying: 'open',
  applied: 'done',
  refused: 'needs',
  failed: 'failed',
  interrupted: 'failed',
};

interface List {
  data: unknown;
  error: Error | null;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

/** Files that came before, the newest first, each with its report. */
export function ImportHistory({ list, items }: { list: List; items: readonly DistrictImportItem[] }) {
  return (
    <div className={classes.history}>
      <Section title={t('imports.history.title')}>
        {list.data === undefined && list.error === null && <Loading columns={4} rows={3} />}
        {list.data === undefined && list.error !== null && <Failed what={t('imports.what')} onRetry={() => void list.refetch()} />}
        {list.data !== undefined && items.length === 0 && <p className={classes.left}>{t('imports.history.none')}</p>}
        {items.length > 0 && <Table items={items} />}
        {list.hasNextPage && (
          <div className={classes.foot}>
            <TextButton onClick={() => void list.fetchNextPage()} aria-busy={list.isFetchingNextPage}>
              {list.isFetchingNextPage ? t('parts.list.fetching') : t('parts.list.more', { count: 20, number: countText(20) })}
            </TextButton>
          </div>
        )}
      </Section>
    </div>
  );
}

function Table({ items }: { items: readonly DistrictImportItem[] }) {
  const { organisationId } = useActing();
  return (
    <DataTable className={peopleClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('imports.history.column.file')}</th>
          <th scope="col">{t('imports.history.column.state')}</th>
          <th scope="col" className={`number ${classes.wide}`}>
            {t('imports.history.column.rows')}
          </th>
          <th scope="col" className="number">
            {t('imports.history.column.when')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ importId, fileName, state, layout, rowsRead, startedAt, startedBy }) => (
          <tr key={importId}>
            <td className={peopleClasses.person}>
              <RowLink to="/o/$organisationId/districts/imports/$importId" params={{ organisationId, importId }} search={{}}>
                {fileName ?? t('imports.history.unnamed')}
              </RowLink>
              {layout !== null && <span className={classes.small}>{t(`imports.layouts.${layout}`)}</span>}
            </td>
            <td>
              <StateMark shape={shapes[state]}>{t(`imports.states.${state}`)}</StateMark>
            </td>
            <td className={`number ${classes.wide}`}>{countText(rowsRead)}</td>
            <td className={`number ${classes.quiet}`}>
              {momentText(startedAt)}
              {startedBy !== null && <span className={classes.small}>{startedBy}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
