import { Button } from '@mantine/core';
import type { Delivery, DeliveryState } from '@tributary/contracts';
import { DataTable } from '../parts/data-table.js';
import { StateMark, type StateShape } from '../parts/state-mark.js';
import peopleClasses from '../people/people-table.module.css';
import { momentText } from '../words/phrases.js';
import { t } from '../words/words.js';

const shapes: Readonly<Record<DeliveryState, StateShape>> = {
  planned: 'clock',
  sending: 'clock',
  sent: 'done',
  uncertain: 'needs',
  retrying: 'clock',
  failed: 'failed',
  dropped: 'ended',
};

/** Mails, one a row, with what the mail server said of those that did not arrive. One that may have arrived can be settled. */
export function MailsTable({ mails, onSettle }: { mails: readonly Delivery[]; onSettle: (mail: Delivery) => void }) {
  return (
    <DataTable className={peopleClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('mails.column.mail')}</th>
          <th scope="col">{t('mails.column.kind')}</th>
          <th scope="col">{t('mails.column.state')}</th>
          <th scope="col" className="number">
            {t('mails.column.when')}
          </th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.deliveryId}>
            <td className={peopleClasses.person}>
              <strong>{mail.subject}</strong>
              <span className={peopleClasses.email}>{mail.recipient}</span>
            </td>
            <td>{t(`mails.kinds.${mail.kind}`)}</td>
            <td>
              <StateMark shape={shapes[mail.state]}>{t(`mails.states.${mail.state}`)}</StateMark>
              {mail.outcome !== null && mail.state !== 'sent' && <span className={peopleClasses.email}>{mail.outcome}</span>}
              {mail.state === 'uncertain' && (
                <Button variant="default" size="xs" mt={6} onClick={() => onSettle(mail)} aria-label={t('mails.settle.openOf', mail)}>
                  {t('mails.settle.open')}
                </Button>
              )}
            </td>
            <td className={`number ${peopleClasses.quiet}`}>{momentText(mail.sentAt ?? mail.plannedAt)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
