import { Button, Text } from '@mantine/core';
import type { Delivery, SettleBody } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { write } from '../api/api.js';
import { keyFor, type KeptKeys } from '../api/idempotency.js';
import { announce } from '../parts/announcer.js';
import { Dialog } from '../parts/dialog.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { mailsKey } from './mails.queries.js';

/** A mail whose fate is not known: somebody has found out that it arrived, or has it sent again. */
export function SettleMail({ mail, onClose }: { mail: Delivery; onClose: () => void }) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const keys = useRef<KeptKeys | null>(null);
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (outcome: SettleBody['outcome']) => {
      keys.current = keyFor(outcome, keys.current, () => crypto.randomUUID());
      const call = { organisationId, body: { outcome }, idempotencyKey: keys.current.key };
      return write<Delivery>('POST', `notifications/v1/deliveries/${mail.deliveryId}/settle`, call);
    },
    onSuccess: async (_, outcome) => {
      announce(outcome === 'arrived' ? t('mails.settle.arrivedNow') : t('mails.settle.resendNow'));
      await client.invalidateQueries({ queryKey: mailsKey(organisationId) });
      onClose();
    },
  });
  const button = (outcome: SettleBody['outcome'], text: string) => (
    <Button variant="default" onClick={() => !isPending && mutate(outcome)} data-disabled={isPending || undefined}>
      {isPending && variables === outcome ? t('parts.beingSent') : text}
    </Button>
  );
  return (
    <Dialog
      title={t('mails.settle.title')}
      close={t('mails.settle.later')}
      error={error}
      onClose={onClose}
      actions={
        <>
          {button('arrived', t('mails.settle.arrived'))}
          {button('resend', t('mails.settle.resend'))}
        </>
      }
    >
      <Text>{t('mails.settle.text', mail)}</Text>
      <Text c="dimmed" fz="sm" mt="sm">
        {t('mails.settle.resendText')}
      </Text>
    </Dialog>
  );
}
