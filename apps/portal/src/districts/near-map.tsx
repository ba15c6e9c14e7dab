import { useQuery } from '@tanstack/react-query';
import { countText } from '../formats/money.js';
import { Section } from '../parts/detail-page.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { DistrictMap } from './map/district-map.js';
import { nearby } from './map/nearby.js';
import { NearTable } from './near-table.js';
import { positionsQuery } from './positions.queries.js';

const miles = 60;

/** Who is near a district: for a visit, or for one delivery to several. Nothing where its position is not known. */
export function NearMap({ districtId, name }: { districtId: string; name: string }) {
  const { organisationId } = useActing();
  const { data } = useQuery(positionsQuery(organisationId, {}));
  const near = data && nearby(data.items, districtId, miles);
  if (data === undefined || near === null || near === undefined) return null;
  const count = { count: near.length, number: countText(near.length), miles: countText(miles) };
  const title = near.length === 0 ? t('map.nearNone', count) : t('map.near', count);
  const here = data.items.filter((place) => place.organisationId === districtId);
  return (
    <Section title={title}>
      <DistrictMap
        places={[...here, ...near.map(({ place }) => place)]}
        label={title}
        home={districtId}
        miles={miles}
        legend={[
          { shape: 'home', text: t('map.here', { name }) },
          { shape: 'plain', text: t('map.district') },
        ]}
      />
      {near.length > 0 && <NearTable near={near} />}
    </Section>
  );
}
