import type { SiteView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { ButtonLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { useActing } from '../shell/acting.js';
import { PageFailure, Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { addressText } from './site-draft.js';
import { keepsSites } from './keeps-sites.js';
import classes from './sites.module.css';
import { sitesQuery } from './sites.queries.js';

/** The places to which a district has goods delivered. Its office is always there, as the directory has it. */
export function SitesPage() {
  const acting = useActing();
  const { organisationId, name } = acting;
  const { data, error, refetch } = useQuery({ ...sitesQuery(organisationId), enabled: keepsSites(acting) });
  if (!keepsSites(acting)) return <Refused />;
  if (data === undefined)
    return error === null ? <Loading page /> : <PageFailure error={error} what={t('sites.what')} onRetry={() => void refetch()} />;
  return (
    <div>
      <PageHead
        crumbs={[<span key="buy">{t('shell.buyTogether')}</span>]}
        title={t('sites.title', { organisation: name })}
        meta={t('sites.count', { count: data.items.length, number: countText(data.items.length) })}
        primary={
          <ButtonLink to="/o/$organisationId/sites/new" params={{ organisationId }}>
            {t('sites.add')}
          </ButtonLink>
        }
      />
      <p className={classes.lead}>{t('sites.lead')}</p>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">{t('sites.column.site')}</th>
            <th scope="col" className={classes.wideOnly}>
              {t('sites.column.address')}
            </th>
            <th scope="col">
              <span className="unseen">{t('sites.column.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((site) => (
            <Row key={site.siteId} site={site} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function Row({ site }: { site: SiteView }) {
  const { organisationId } = useActing();
  const address = addressText(site);
  return (
    <tr>
      <td className={classes.site}>
        <strong>{site.name}</strong>
        {site.isOffice && <span className={classes.office}>{t('sites.office')}</span>}
        <span className={classes.narrow}>{address === '' ? t('sites.noAddress') : address}</span>
      </td>
      <td className={classes.wideOnly}>{address === '' ? t('sites.noAddress') : address}</td>
      <td className="number">
        {!site.isOffice && (
          <ButtonLink
            variant="default"
            size="xs"
            to="/o/$organisationId/sites/$siteId"
            params={{ organisationId, siteId: site.siteId }}
            aria-label={t('sites.changeOf', { site: site.name })}
          >
            {t('sites.change')}
          </ButtonLink>
        )}
      </td>
    </tr>
  );
}
