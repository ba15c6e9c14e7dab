import type { DistrictImportReport, DistrictImportView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { countText } from '../formats/money.js';
import { DetailPage, Section } from '../parts/detail-page.js';
import { ButtonLink, QuietLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { useActing } from '../shell/acting.js';
import { PageFailure, Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { ImportFacts } from './import-facts.js';
import { isRunning } from './import-progress.js';
import { statusOf } from './import-status.js';
import classes from './imports.module.css';
import { importQuery } from './imports.queries.js';
import { RejectedRows } from './rejected-rows-section.js';
import { RunningImport } from './running-import.js';

const route = getRouteApi('/o/$organisationId/districts/imports/$importId');

/** One file: how far it is, and at the end what it changed and which rows were left out. */
export function ImportPage() {
  const { may } = useActing();
  return may('agency-admin') ? <Loaded /> : <Refused />;
}

function Loaded() {
  const { organisationId, importId } = route.useParams();
  const { data, error, refetch } = useQuery(importQuery(organisationId, importId));
  if (data !== undefined) return <Import item={data} />;
  if (error !== null) return <PageFailure error={error} what={t('imports.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Import({ item }: { item: DistrictImportView }) {
  const { organisationId } = useActing();
  const again = (
    <ButtonLink variant="default" to="/o/$organisationId/districts/imports" params={{ organisationId }}>
      {t('imports.open')}
    </ButtonLink>
  );
  return (
    <DetailPage
      crumbs={[
        <QuietLink key="districts" to="/o/$organisationId/districts" params={{ organisationId }} search={{}}>
          {t('shell.districts')}
        </QuietLink>,
        <QuietLink key="imports" to="/o/$organisationId/districts/imports" params={{ organisationId }}>
          {t('imports.title')}
        </QuietLink>,
      ]}
      title={item.fileName ?? t('imports.history.unnamed')}
      meta={item.layout === null ? undefined : t(`imports.layouts.${item.layout}`)}
      secondary={isRunning(item.state) ? undefined : again}
      status={statusOf(item)}
      first={isRunning(item.state) ? <RunningImport item={item} sending={null} onStop={() => undefined} /> : <Outcome item={item} />}
      own={<ImportFacts item={item} />}
    >
      {item.report !== null && <RejectedRows report={item.report} />}
    </DetailPage>
  );
}

function Outcome({ item: { state, problem, report, rowsRead, rejectedTotal } }: { item: DistrictImportView }) {
  const changed = (report?.added ?? 0) + (report?.changed ?? 0);
  if (state === 'applied')
    return (
      <Section
        title={
          changed === 0 ? t('imports.report.title.same') : t('imports.report.title.applied', { count: changed, number: countText(changed) })
        }
      >
        <p className={classes.left}>{report !== null && missingText(report.missing)}</p>
      </Section>
    );
  if (state === 'refused')
    return (
      <Section title={t('imports.report.title.refused')}>
        <p className={classes.left}>{t('imports.report.refusedText', { bad: countText(rejectedTotal), rows: countText(rowsRead) })}</p>
      </Section>
    );
  if (state === 'failed')
    return (
      <Section title={t('imports.report.title.failed')}>
        <p className={classes.left}>{problem?.detail}</p>
      </Section>
    );
  return (
    <Section title={t('imports.report.title.interrupted')}>
      <p className={classes.left}>{t('imports.report.interruptedText')}</p>
    </Section>
  );
}

function missingText({ position, locale, enrolment }: DistrictImportReport['missing']): string {
  if (position + locale + enrolment === 0) return t('imports.report.complete');
  const counts = { position: countText(position), locale: countText(locale), enrolment: countText(enrolment) };
  return t('imports.report.missing', counts);
}
