import type { DistrictDetail } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { CopyReference } from '../parts/copy-reference.js';
import { DetailPage } from '../parts/detail-page.js';
import { ButtonLink, QuietLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { MetaLine } from '../parts/page-head.js';
import type { Status } from '../parts/status-strip.js';
import { useActing } from '../shell/acting.js';
import { PageFailure } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { DistrictFacts } from './district-facts.js';
import { DistrictPeople } from './district-people.js';
import { districtQuery } from './districts.queries.js';
import { DistrictTimeline } from './district-timeline.js';
import { countyName } from './words.js';

const route = getRouteApi('/o/$organisationId/districts/$districtId');
// It brings the projections with it.
const NearMap = lazy(() => import('./near-map.js').then((file) => ({ default: file.NearMap })));

/** One district: its facts with their sources, who acts for it, and what happened to it. */
export function DistrictPage() {
  const { organisationId, districtId } = route.useParams();
  const { data, error, refetch } = useQuery(districtQuery(organisationId, districtId));
  if (data !== undefined) return <District district={data} />;
  if (error !== null) return <PageFailure error={error} what={t('districts.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function District({ district }: { district: DistrictDetail }) {
  const { organisationId, may } = useActing();
  const mayGive = may('agency-admin') || (may('district-admin') && district.organisationId === organisationId);
  const timeline = <DistrictTimeline district={district} />;
  return (
    <DetailPage
      crumbs={[
        <span key="all">{t('shell.districtsAndPartners')}</span>,
        <QuietLink key="districts" to="/o/$organisationId/districts" params={{ organisationId }}>
          {t('shell.districts')}
        </QuietLink>,
      ]}
      title={district.name}
      meta={
        <MetaLine>
          <CopyReference label={t('districts.column.district')} reference={district.leaid} />
          {district.county !== null && <span>{t('districts.county', { county: countyName(district.county) })}</span>}
          <span>{district.type}</span>
        </MetaLine>
      }
      primary={
        mayGive ? (
          <ButtonLink to="/o/$organisationId/people/give" params={{ organisationId }} search={{ organisation: district.organisationId }}>
            {t('districts.people.give')}
          </ButtonLink>
        ) : undefined
      }
      status={statusOf(district)}
      first={mayGive ? <DistrictPeople districtId={district.organisationId} /> : timeline}
      own={<DistrictFacts district={district} />}
      rail={
        <Suspense fallback={null}>
          <NearMap districtId={district.organisationId} name={district.name} />
        </Suspense>
      }
    >
      {mayGive && timeline}
    </DetailPage>
  );
}

const working: readonly DistrictDetail['status'][] = ['open', 'new', 'added', 'reopened', 'changed-agency'];

function statusOf({ status, directoryYear }: DistrictDetail): Status {
  const plain = directoryYear === null ? t('districts.strip.inDirectoryPlain') : t('districts.strip.inDirectory', { year: directoryYear });
  return {
    state: {
      bold: t(`districts.statuses.${status}`),
      plain,
      shape: working.includes(status) ? 'done' : status === 'future' ? 'clock' : 'ended',
    },
    next: { bold: t('districts.strip.next'), plain: t('districts.strip.nextText') },
    byWhen: { bold: t('districts.strip.byWhen'), plain: t('districts.strip.byWhenText') },
    who: { bold: t('districts.strip.who'), plain: t('districts.strip.whoText') },
  };
}
