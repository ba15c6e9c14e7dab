import { useQuery } from '@tanstack/react-query';
import { dayText } from '../formats/dates.js';
import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { Section } from '../parts/detail-page.js';
import { Empty } from '../parts/empty.js';
import { Failed } from '../parts/failed.js';
import { Loading } from '../parts/loading.js';
import { StateMark } from '../parts/state-mark.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import classes from '../people/people-table.module.css';
import { districtPeopleQuery } from './districts.queries.js';

/** Who acts for a district. Only those who may give its roles see it. */
export function DistrictPeople({ districtId }: { districtId: string }) {
  const { organisationId } = useActing();
  const { data, error, refetch } = useQuery(districtPeopleQuery(organisationId, districtId, true));
  const grants = (data?.items ?? []).filter((grant) => grant.state !== 'ended');
  return (
    <Section title={t('districts.people.title')} aside={data === undefined ? undefined : countText(grants.length)}>
      {data === undefined && error === null && <Loading columns={3} rows={2} />}
      {error !== null && data === undefined && <Failed what={t('people.what')} onRetry={() => void refetch()} />}
      {data !== undefined && grants.length === 0 && <Empty title={t('districts.people.none')}>{t('people.empty.text')}</Empty>}
      {grants.length > 0 && (
        <DataTable className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.column.person')}</th>
              <th scope="col">{t('people.column.role')}</th>
              <th scope="col">{t('people.column.state')}</th>
              <th scope="col" className="number">
                {t('people.column.since')}
              </th>
            </tr>
          </thead>
          <tbody>
            {grants.map((grant) => (
              <tr key={grant.grantId}>
                <td className={classes.person}>
                  <strong>{grant.name}</strong>
                </td>
                <td>{t(`shell.roles.${grant.role}`)}</td>
                <td>
                  <StateMark shape={grant.state === 'active' ? 'done' : 'clock'}>{t(`people.states.${grant.state}`)}</StateMark>
                </td>
                <td className="number">{dayText(grant.acceptedAt ?? grant.offeredAt)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}
