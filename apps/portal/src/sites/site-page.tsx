import type { SiteView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { announce } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { useActing } from '../shell/acting.js';
import { Missing, PageFailure, Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { keepsSites } from './keeps-sites.js';
import { SiteForm } from './site-form.js';
import { sitesQuery } from './sites.queries.js';

const route = getRouteApi('/o/$organisationId/sites/$siteId');

/** Changing a site, or closing it. */
export function SitePage() {
  const acting = useActing();
  const { siteId } = route.useParams();
  const { data, error, refetch } = useQuery({ ...sitesQuery(acting.organisationId), enabled: keepsSites(acting) });
  const done = useDone();
  if (!keepsSites(acting)) return <Refused />;
  if (data === undefined)
    return error === null ? <Loading page /> : <PageFailure error={error} what={t('sites.what')} onRetry={() => void refetch()} />;
  const site = data.items.find((each) => each.siteId === siteId && !each.isOffice);
  return site === undefined ? <Missing /> : <SiteForm key={siteId} site={site} onDone={done} />;
}

/** Adding a site. */
export function NewSitePage() {
  const acting = useActing();
  const done = useDone();
  return keepsSites(acting) ? <SiteForm site={null} onDone={done} /> : <Refused />;
}

// Back to the list, where the site stands: what was done is said there.
function useDone(): (site: SiteView, what: 'added' | 'changed' | 'closed') => void {
  const { organisationId } = useActing();
  const navigate = useNavigate();
  return (site, what) => {
    announce(t(`sites.done.${what}`, { site: site.name }));
    void navigate({ to: '/o/$organisationId/sites', params: { organisationId } });
  };
}
