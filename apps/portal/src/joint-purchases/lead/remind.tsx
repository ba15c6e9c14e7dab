import { Button } from '@mantine/core';
import type { JointPurchaseView, RemindReceipt } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../../api/api.js';
import { countText } from '../../formats/money.js';
import { announce } from '../../parts/announcer.js';
import { useActing } from '../../shell/acting.js';
import { momentText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { purchaseKey } from '../purchases.queries.js';
import { remindedWithinDay } from './answers.js';
import classes from './lead.module.css';
import { useKeptKey } from './use-kept-key.js';

/** Reminds those who have not answered, once a day. `waiting` is how many can be told. */
export function Remind({ purchase, waiting }: { purchase: JointPurchaseView; waiting: number }) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const keyOf = useKeptKey();
  const last = remindedWithinDay(purchase.invited);
  const path = `procurement/v1/joint-purchases/${purchase.jointPurchaseId}/reminders`;
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: (idempotencyKey: string) => write<RemindReceipt>('POST', path, { organisationId, idempotencyKey }),
    onSuccess: ({ remindedDistricts: count }) => {
      announce(t('lead.remind.done', { count, number: countText(count) }));
      void client.invalidateQueries({ queryKey: purchaseKey(organisationId, purchase.jointPurchaseId) });
    },
  });
  if (!purchase.may.remind) return null;
  const done =
    data === undefined ? '' : t('lead.remind.done', { count: data.remindedDistricts, number: countText(data.remindedDistricts) });
  if (last !== null) return <p className={classes.line}>{`${done} ${t('lead.remind.again', { when: whenText(last) })}`.trim()}</p>;
  if (waiting === 0) return <p className={classes.line}>{t('lead.remind.nobody')}</p>;
  // The intention is this round of reminding: after a day it is another one, on the same page.
  const round = { version: purchase.version, waiting };
  return (
    <div className={classes.line}>
      <Button variant="default" onClick={() => !isPending && mutate(keyOf(round))} data-disabled={isPending || undefined}>
        {isPending ? t('parts.beingSent') : t('lead.remind.button', { count: waiting, number: countText(waiting) })}
      </Button>
      {error !== null && (
        <p role="alert" className={classes.fault}>
          {error.message}
        </p>
      )}
    </div>
  );
}

// It stands within a sentence.
function whenText(instant: string): string {
  const text = momentText(instant);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
