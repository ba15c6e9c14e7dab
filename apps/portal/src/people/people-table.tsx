import { Button } from '@mantine/core';
import type { GrantView } from '@tributary/contracts';
import { dayText } from '../formats/dates.js';
import { DataTable } from '../parts/data-table.js';
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
    <DataTable className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('people.column.person')}</th>
          <th scope="col">{t('people.column.role')}</th>
          {agency && <th scope="col">{t('people.column.organisation')}</th>}
          <th scope="col">{t('people.column.state')}</th>
          <th scope="col" className="number">
            {t('people.column.since')}
          </th>
          <th scope="col">
            <span className="unseen">{t('people.column.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <Row key={grant.grantId} grant={grant} agency={agency} onEnd={onEnd} />
        ))}
      </tbody>
    </DataTable>
  );
}

const shapes = { active: 'done', offered: 'clock', ended: 'ended' } as const;

function Row({ grant, agency, onEnd }: { grant: GrantView; agency: boolean; onEnd: (grant: GrantView) => void }) {
  const { kind, organisationId } = useActing();
  const { name, email, organisationName: organisation, state } = grant;
  const role = t(`shell.roles.${grant.role}`);
  const mayEnd = state !== 'ended' && givableRoles(kind, grant.organisationId === organisationId).some((given) => given === grant.role);
  return (
    <tr>
      <td className={classes.person}>
        <strong>{name}</strong>
        <span className={classes.email}>{email}</span>
      </td>
      <td>{role}</td>
      {agency && <td className={classes.quiet}>{organisation}</td>}
      <td>
        <StateMark shape={shapes[state]}>{t(`people.states.${state}`)}</StateMark>
      </td>
      <td className={`number ${classes.quiet}`}>{dayText(grant.acceptedAt ?? grant.offeredAt)}</td>
      <td className="number">
        {mayEnd && (
          <Button variant="default" size="xs" onClick={() => onEnd(grant)} aria-label={t('people.endOf', { name, role, organisation })}>
            {t('people.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}
