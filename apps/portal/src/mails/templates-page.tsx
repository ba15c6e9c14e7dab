import { useQuery } from '@tanstack/react-query';
import type { MailTemplates } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { Empty } from '../parts/empty.js';
import { RowLink } from '../parts/links.js';
import { ListPage } from '../parts/list-page.js';
import { useActing } from '../shell/acting.js';
import { Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { mailTemplatesQuery } from './mails.queries.js';
import classes from './templates.module.css';

/** Every kind of mail, to look at before somebody gets it. */
export function TemplatesPage() {
  const { kind } = useActing();
  return kind === 'agency' ? <Templates /> : <Refused />;
}

function Templates() {
  const { organisationId } = useActing();
  const { data, error, refetch } = useQuery(mailTemplatesQuery(organisationId));
  const items = data?.items ?? [];
  return (
    <ListPage
      title={t('mails.templates.title')}
      meta={t('mails.templates.meta')}
      chips={[]}
      onClear={() => undefined}
      count={data === undefined ? null : t('mails.templates.count', { count: items.length, number: countText(items.length) })}
      columns={3}
      failure={{ error, what: t('mails.templates.what'), onRetry: () => void refetch() }}
      state={data === undefined ? (error === null ? 'loading' : 'failed') : items.length === 0 ? 'empty' : 'filled'}
      empty={<Empty title={t('mails.templates.none')}>{t('mails.templates.meta')}</Empty>}
      more={null}
    >
      <Table items={items} />
    </ListPage>
  );
}

function Table({ items }: MailTemplates) {
  const { organisationId } = useActing();
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">{t('mails.templates.column.kind')}</th>
          <th scope="col" className={classes.wide}>
            {t('mails.templates.column.goesTo')}
          </th>
          <th scope="col" className="number">
            {t('mails.templates.column.mandatory')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ kind, subject, goesTo, mandatory }) => (
          <tr key={kind}>
            <td>
              <RowLink to="/o/$organisationId/mail-templates/$kind" params={{ organisationId, kind }}>
                {t(`mails.kinds.${kind}`)}
              </RowLink>
              <span className={classes.small}>{subject}</span>
            </td>
            <td className={`${classes.wide} ${classes.quiet}`}>{goesTo}</td>
            <td className="number">{mandatory ? t('mails.templates.mandatory') : t('mails.templates.mutable')}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
