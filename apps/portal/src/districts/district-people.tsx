import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { dayText } from '../formats/dates.js';
import { countText } from '../formats/money.js';
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
        <Table className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('people.column.person')}</Table.Th>
              <Table.Th scope="col">{t('people.column.role')}</Table.Th>
              <Table.Th scope="col">{t('people.column.state')}</Table.Th>
              <Table.Th scope="col" className="number">{t('people.column.since')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {grants.map((grant) => (
              <Table.Tr key={grant.grantId}>
                <Table.Td className={classes.person}>
                  <strong>{grant.name}</strong>
                </Table.Td>
                <Table.Td>{t(`shell.roles.${grant.role}`)}</Table.Td>
                <Table.Td>
                  <StateMark shape={grant.state === 'active' ? 'done' : 'clock'}>{t(`people.states.${grant.state}`)}</StateMark>
                </Table.Td>
                <Table.Td className="number">{dayText(grant.acceptedAt ?? grant.offeredAt)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
