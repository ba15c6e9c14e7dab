import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Failure } from '../api/failure.js';
import { announce } from '../parts/announcer.js';
import { QuietLink } from '../parts/links.js';
import { PageHead } from '../parts/page-head.js';
import { useActing } from '../shell/acting.js';
import { Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { ImportForm } from './import-form.js';
import { ImportHistory } from './import-history.js';
import { isRunning } from './import-progress.js';
import { importsQuery } from './imports.queries.js';
import { RunningImport, SendingFile } from './running-import.js';
import { useImport } from './use-import.js';

/** Brings a file of districts in, shows how far it is, also after a reload, and lists those before it. */
export function ImportsPage() {
  const { may } = useActing();
  return may('agency-admin') ? <Imports /> : <Refused />;
}

function Imports() {
  const { organisationId } = useActing();
  const navigate = useNavigate();
  const { send, sending, last, error, reset, stop } = useImport(({ importId }) => {
    void navigate({ to: '/o/$organisationId/districts/imports/$importId', params: { organisationId, importId }, search: {} });
  });
  const list = useInfiniteQuery(importsQuery(organisationId, sending !== null));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const running = items.filter(({ state }) => isRunning(state));
  const halt = () => {
    stop();
    announce(t('imports.running.stopped'));
  };
  const crumbs = [
    <span key="all">{t('shell.districtsAndPartners')}</span>,
    <QuietLink key="districts" to="/o/$organisationId/districts" params={{ organisationId }} search={{}}>
      {t('shell.districts')}
    </QuietLink>,
  ];
  return (
    <div>
      {sending === null && running.length === 0 ? (
        <ImportForm crumbs={crumbs} last={last} failure={error instanceof Failure ? error : null} onChange={reset} onSend={send} />
      ) : (
        <PageHead crumbs={crumbs} title={t('imports.title')} meta={t('imports.meta')} />
      )}
      {sending !== null && running.length === 0 && <SendingFile {...sending} onStop={halt} />}
      {running.map((item) => (
        <RunningImport key={item.importId} item={item} sending={sending?.name === item.fileName ? sending : null} onStop={halt} />
      ))}
      <ImportHistory list={list} items={items.filter(({ state }) => !isRunning(state))} />
    </div>
  );
}
