import { Button, Table } from '@mantine/core';
import type { GrantView } from '@tributary/contracts';
import { dayText } from '../formats/dates.js';
import { StateMark } from '../parts/state-mark.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { givableRoles } from './fits.js';
import classes from './people-table.module.css';

/** Roles, one a row. For a district the organisation is always the same and is left out. */
export function PeopleTable({ grants, onEnd }: { grants: readonly GrantView[]; onEnd: (grant: GrantView) => void }) {
  const { kind } = useActing();
  const agency = kind === 'agency';
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('people.column.person')}</Table.Th>
          <Table.Th scope="col">{t('people.column.role')}</Table.Th>
          {agency && <Table.Th scope="col">{t('people.column.organisation')}</Table.Th>}
          <Table.Th scope="col">{t('people.column.state')}</Table.Th>
          <Table.Th scope="col" className="number">{t('people.column.since')}</Table.Th>
          <Table.Th scope="col">
            <span className="unseen">{t('people.column.action')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {grants.map((grant) => (
          <Row key={grant.grantId} grant={grant} agency={agency} onEnd={onEnd} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

const shapes = { active: 'done', offered: 'clock', ended: 'ended' } as const;

function Row({ grant, agency, onEnd }: { grant: GrantView; agency: boolean; onEnd: (grant: GrantView) => void }) {
  const { kind, organisationId } = useActing();
  const { name, email, organisationName: organisation, state } = grant;
  const role = t(`shell.roles.${grant.role}`);
  const mayEnd = state !== 'ended' && givableRoles(kind, grant.organisationId === organisationId).some((given) => given === grant.role);
  return (
    <Table.Tr>
      <Table.Td className={classes.person}>
        <strong>{name}</strong>
        <span className={classes.email}>{email}</span>
      </Table.Td>
      <Table.Td>{role}</Table.Td>
      {agency && <Table.Td className={classes.quiet}>{organisation}</Table.Td>}
      <Table.Td>
        <StateMark shape={shapes[state]}>{t(`people.states.${state}`)}</StateMark>
      </Table.Td>
      <Table.Td className={`number ${classes.quiet}`}>{dayText(grant.acceptedAt ?? grant.offeredAt)}</Table.Td>
      <Table.Td className="number">
        {mayEnd && (
          <Button variant="default" size="xs" onClick={() => onEnd(grant)} aria-label={t('people.endOf', { name, role, organisation })}>
            {t('people.end')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
