import type { NetworkListItem } from '@tributary/contracts';
import { dayText } from '../formats/dates.js';
import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { RowLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';

export function NetworksTable({ networks }: { networks: readonly NetworkListItem[] }) {
  const { organisationId } = useActing();
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">{t('networks.column.network')}</th>
          <th scope="col" className="number">
            {t('networks.column.districts')}
          </th>
          <th scope="col" className="number">
            {t('networks.column.changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {networks.map(({ networkId, name, members, changedAt }) => (
          <tr key={networkId}>
            <td>
              <RowLink to="/o/$organisationId/networks/$networkId" params={{ organisationId, networkId }}>
                {name}
              </RowLink>
            </td>
            <td className="number">{countText(members)}</td>
            <td className="number">{dayText(changedAt)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
