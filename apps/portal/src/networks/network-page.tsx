import { Button } from '@mantine/core';
import type { NetworkView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { dayText } from '../formats/dates.js';
import { countText } from '../formats/money.js';
import { DetailPage, Section } from '../parts/detail-page.js';
import { FactBox, Facts } from '../parts/facts.js';
import { ButtonLink, QuietLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import type { Status } from '../parts/status-strip.js';
import { Timeline } from '../parts/timeline.js';
import { useActing } from '../shell/acting.js';
import { PageFailure } from '../shell/page-failure.js';
import { momentText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { sentenceOf } from './history.js';
import { MembersTable } from './members-table.js';
import { networkQuery } from './networks.queries.js';

const route = getRouteApi('/o/$organisationId/networks/$networkId');
const EndNetwork = lazy(() => import('./end-network.js').then((file) => ({ default: file.EndNetwork })));
// It brings the projections with it.
const NetworkMap = lazy(() => import('./network-map.js').then((file) => ({ default: file.NetworkMap })));

/** One network: who belongs to it, where they lie, and what happened to it. */
export function NetworkPage() {
  const { organisationId, networkId } = route.useParams();
  const { data, error, refetch } = useQuery(networkQuery(organisationId, networkId));
  if (data !== undefined) return <Network network={data} />;
  if (error !== null) return <PageFailure error={error} what={t('networks.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Network({ network }: { network: NetworkView }) {
  const { organisationId, kind } = useActing();
  const [ending, setEnding] = useState(false);
  const mayChange = kind === 'agency' && !network.ended;
  const number = network.members.length;
  return (
    <DetailPage
      crumbs={[
        <span key="all">{t('shell.districtsAndPartners')}</span>,
        <QuietLink key="networks" to="/o/$organisationId/networks" params={{ organisationId }} search={{}}>
          {t('networks.title')}
        </QuietLink>,
      ]}
      title={network.name}
      meta={t('networks.districts', { count: number, number: countText(number) })}
      secondary={mayChange ? <Actions networkId={network.networkId} onEnd={() => setEnding(true)} /> : undefined}
      status={statusOf(network)}
      first={
        <Section title={t('networks.mapTitle', { count: number, number: countText(number) })}>
          <Suspense fallback={<Loading rows={6} columns={1} />}>
            <NetworkMap network={network} />
          </Suspense>
        </Section>
      }
      own={<NetworkFacts network={network} />}
      rail={<History network={network} />}
    >
      <MembersTable network={network} />
      {ending && (
        <Suspense fallback={null}>
          <EndNetwork network={network} onClose={() => setEnding(false)} />
        </Suspense>
      )}
    </DetailPage>
  );
}

function Actions({ networkId, onEnd }: { networkId: string; onEnd: () => void }) {
  const { organisationId } = useActing();
  return (
    <>
      <Button variant="default" onClick={onEnd}>
        {t('networks.end')}
      </Button>
      <ButtonLink variant="default" to="/o/$organisationId/networks/$networkId/change" params={{ organisationId, networkId }}>
        {t('networks.change')}
      </ButtonLink>
    </>
  );
}

function NetworkFacts({ network: { members, changedAt } }: { network: NetworkView }) {
  return (
    <FactBox title={t('networks.facts.title')}>
      <Facts
        facts={[
          { label: t('networks.facts.districts'), value: countText(members.length) },
          { label: t('networks.facts.changed'), value: dayText(changedAt) },
        ]}
      />
    </FactBox>
  );
}

function History({ network }: { network: NetworkView }) {
  const lines = network.timeline.map((entry) => ({
    key: String(entry.version),
    what: sentenceOf(entry),
    when: entry.organisationName === null ? momentText(entry.at) : `${momentText(entry.at)} · ${entry.organisationName}`,
  }));
  return (
    <Section title={t('networks.timeline.title')}>
      <Timeline label={t('networks.timeline.title')} lines={lines} />
    </Section>
  );
}

function statusOf({ ended }: NetworkView): Status {
  const byWhen = { bold: t('networks.strip.byWhen'), plain: t('networks.strip.byWhenText') };
  if (ended)
    return {
      state: { bold: t('networks.state.ended'), plain: t('networks.state.endedText'), shape: 'ended' },
      next: { bold: t('networks.strip.nextEnded'), plain: t('networks.strip.nextEndedText') },
      byWhen,
      who: { bold: t('networks.strip.who'), plain: t('networks.strip.whoEndedText') },
    };
  return {
    state: { bold: t('networks.state.living'), plain: t('networks.state.livingText'), shape: 'done' },
    next: { bold: t('networks.strip.next'), plain: t('networks.strip.nextText') },
    byWhen,
    who: { bold: t('networks.strip.who'), plain: t('networks.strip.whoText') },
  };
}
