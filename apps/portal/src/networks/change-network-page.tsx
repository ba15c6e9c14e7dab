import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Loading } from '../parts/loading.js';
import { useActing } from '../shell/acting.js';
import { PageFailure, Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { NetworkForm } from './network-form.js';
import { networkQuery } from './networks.queries.js';

const route = getRouteApi('/o/$organisationId/networks/$networkId/change');

/** Changes a network from what was on the page; where somebody else was faster, it is loaded again first. */
export function ChangeNetworkPage() {
  const { kind } = useActing();
  const { organisationId, networkId } = route.useParams();
  // What is typed must not be overwritten by what is read in the meantime.
  const { data, error, refetch } = useQuery({
    ...networkQuery(organisationId, networkId),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  if (kind !== 'agency' || data?.ended === true) return <Refused />;
  if (data !== undefined) return <NetworkForm key={data.revision} network={data} onReload={() => void refetch()} />;
  if (error !== null) return <PageFailure error={error} what={t('networks.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}
