import type { InvitedView } from '@tributary/contracts';
import { dayText } from '../../formats/dates.js';
import { DataTable } from '../../parts/data-table.js';
import { RowLink } from '../../parts/links.js';
import { StateMark, type StateShape } from '../../parts/state-mark.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { kindOf, remindedOf, type AnswerKind } from './answers.js';
import classes from './lead.module.css';

const shapes = {
  waiting: 'clock',
  silent: 'needs',
  declined: 'ended',
  withdrawn: 'ended',
  committed: 'done',
} as const satisfies Record<AnswerKind, StateShape>;

/** One row for each invited district, with its answer and, where it declined, why. */
export function AnswersTable({ districts }: { districts: readonly InvitedView[] }) {
  return (
    <DataTable className={classes.answers}>
      <thead>
        <tr>
          <th scope="col">{t('lead.answers.district')}</th>
          <th scope="col">{t('lead.answers.answer')}</th>
          <th scope="col" className="number">
            {t('lead.answers.since')}
          </th>
          <th scope="col" className="number">
            {t('lead.answers.reminded')}
          </th>
        </tr>
      </thead>
      <tbody>
        {districts.map((district) => (
          <Row key={district.organisationId} district={district} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ district }: { district: InvitedView }) {
  const { organisationId } = useActing();
  const kind = kindOf(district);
  const { answeredAt, declineReason } = district;
  const remindedAt = remindedOf(district);
  return (
    <tr>
      <td className={classes.name}>
        <RowLink to="/o/$organisationId/districts/$districtId" params={{ organisationId, districtId: district.organisationId }}>
          {district.name}
        </RowLink>
      </td>
      <td>
        <StateMark shape={shapes[kind]}>{t(`lead.answers.kinds.${kind}`)}</StateMark>
        {kind === 'declined' && <span className={classes.reason}>{declineReason ?? t('lead.answers.noReason')}</span>}
      </td>
      <td className="number" data-label={t('lead.answers.since')} data-none={answeredAt === null || undefined}>
        {answeredAt === null ? t('parts.none') : dayText(answeredAt)}
      </td>
      <td className="number" data-label={t('lead.answers.reminded')} data-none={remindedAt === null || undefined}>
        {remindedAt === null ? t('parts.none') : dayText(remindedAt)}
      </td>
    </tr>
  );
}
