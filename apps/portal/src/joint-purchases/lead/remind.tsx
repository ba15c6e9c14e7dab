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
import { phaseOf } from '../state.js';
import { remindedWithinDay } from './answers.js';
import classes from './lead.module.css';
import { useKeptKey } from './use-kept-key.js';

/** Reminds those who have not answered, once a day. `waiting` is how many of them can be told. */
export function Remind({ purchase, waiting }: { purchase: JointPurchaseView; waiting: number }) {
  const { organisationId, may } = useActing();
  const client = useQueryClient();
  const keyOf = useKeptKey();
  const path = `procurement/v1/joint-purchases/${purchase.jointPurchaseId}/reminders`;
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: (idempotencyKey: string) => write<RemindReceipt>('POST', path, { organisationId, idempotencyKey }),
    onSuccess: (receipt) => {
      announce(doneText(receipt));
      void client.invalidateQueries({ queryKey: purchaseKey(organisationId, purchase.jointPurchaseId) });
    },
  });
  if (!may('buyer') || phaseOf(purchase) !== 'open') return null;
  const last = remindedWithinDay(purchase.invited);
  if (last !== null)
    return <p className={classes.line}>{data !== undefined ? doneText(data) : t('lead.remind.again', { when: whenText(last) })}</p>;
  if (waiting === 0) return <p className={classes.line}>{t('lead.remind.nobody')}</p>;
  if (!purchase.may.remind) return null;
  return (
    <div className={classes.line}>
      <Button
        variant="default"
        // The intention is this round of reminding: a day later it is another one, on the same page.
        onClick={() => !isPending && mutate(keyOf({ version: purchase.version }))}
        data-disabled={isPending || undefined}
      >
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

function doneText({ remindedDistricts: count }: RemindReceipt): string {
  return t('lead.remind.done', { count, number: countText(count) });
}

// It stands within a sentence.
function whenText(instant: string): string {
  const text = momentText(instant);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
