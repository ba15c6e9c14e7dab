import type { NetworkView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { DistrictMap } from '../districts/map/district-map.js';
import { positionsQuery } from '../districts/positions.queries.js';
import { Failed } from '../parts/failed.js';
import { Loading } from '../parts/loading.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';

/** The members of a network among all districts of the state. */
export function NetworkMap({ network: { name, members } }: { network: NetworkView }) {
  const { organisationId, kind } = useActing();
  const { data, error, refetch } = useQuery(positionsQuery(organisationId, {}));
  if (error !== null) return <Failed what={t('map.what')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={6} columns={1} />;
  const own = kind === 'district' ? [{ shape: 'home' as const, text: t('map.yours') }] : [];
  return (
    <DistrictMap
      places={data.items}
      label={t('networks.mapLabel', { name })}
      marked={new Set(members.map((member) => member.organisationId))}
      {...(kind === 'district' && { home: organisationId })}
      legend={[{ shape: 'marked', text: t('networks.member') }, { shape: 'plain', text: t('networks.other') }, ...own]}
    />
  );
}
