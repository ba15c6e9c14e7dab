import type { NetworkView } from '@tributary/contracts';
import { csvText } from '../formats/csv.js';
import { DataTable } from '../parts/data-table.js';
import { Section } from '../parts/detail-page.js';
import { download } from '../parts/download.js';
import { RowLink, TextButton } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';

/** The districts of a network by name, to look up and to take along. */
export function MembersTable({ network: { members } }: { network: NetworkView }) {
  const { organisationId } = useActing();
  const head = [t('networks.column.number'), t('networks.column.district')];
  const take = () => download(t('networks.file'), csvText([head, ...members.map(({ leaid, name }) => [leaid, name])]));
  return (
    <Section
      title={t('networks.members')}
      aside={
        <TextButton fz="sm" onClick={take}>
          {t('networks.export')}
        </TextButton>
      }
    >
      <DataTable>
        <thead>
          <tr>
            <th scope="col">{t('networks.column.district')}</th>
            <th scope="col" className="number">
              {t('networks.column.number')}
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.organisationId}>
              <td>
                <RowLink to="/o/$organisationId/districts/$districtId" params={{ organisationId, districtId: member.organisationId }}>
                  {member.name}
                </RowLink>
              </td>
              <td className="number">{member.leaid}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
