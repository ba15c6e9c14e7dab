import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { RowLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import type { Near } from './map/nearby.js';
import classes from './near-table.module.css';

/** The same as the map beside it, in words. */
export function NearTable({ near }: { near: readonly Near[] }) {
  const { organisationId } = useActing();
  return (
    <details className={classes.details}>
      <summary>{t('map.nearTable')}</summary>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">{t('map.district')}</th>
            <th scope="col" className="number">
              {t('map.distance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {near.map(({ place, miles }) => (
            <tr key={place.organisationId}>
              <td>
                <RowLink to="/o/$organisationId/districts/$districtId" params={{ organisationId, districtId: place.organisationId }}>
                  {place.name}
                </RowLink>
              </td>
              <td className="number">{t('map.miles', { number: countText(Math.round(miles)) })}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  );
}
