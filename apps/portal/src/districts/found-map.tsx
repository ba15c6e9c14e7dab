import { useQuery } from '@tanstack/react-query';
import { countText } from '../formats/money.js';
import { Failed } from '../parts/failed.js';
import { Loading } from '../parts/loading.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import type { DistrictsState } from './addresses.js';
import classes from './found-map.module.css';
import { DistrictMap } from './map/district-map.js';
import { positionsQuery } from './positions.queries.js';

/** What the list has found, on the map of the state. */
export function FoundMap({ state }: { state: DistrictsState }) {
  const { organisationId, kind } = useActing();
  const { data, error, refetch } = useQuery(positionsQuery(organisationId, state));
  if (error !== null) return <Failed what={t('map.what')} kept={t('parts.failed.filtersKept')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading columns={1} />;
  const { items, unplaced } = data;
  const own = items.some((place) => place.organisationId === organisationId) ? [{ shape: 'home' as const, text: t('map.yours') }] : [];
  return (
    <div className={classes.found}>
      <DistrictMap
        places={items}
        label={t('map.label', { count: items.length, number: countText(items.length) })}
        {...(kind === 'district' && { home: organisationId })}
        legend={[{ shape: 'plain', text: t('map.district') }, ...own]}
      />
      {unplaced > 0 && (
        <p className={classes.unplaced}>
          {t('map.unplaced', { count: unplaced, number: countText(unplaced) })} {t('map.unplacedText')}
        </p>
      )}
    </div>
  );
}
