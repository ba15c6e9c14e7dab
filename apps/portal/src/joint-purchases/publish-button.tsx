import { Button, Text } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../api/api.js';
import { useActing } from '../shell/acting.js';
import { districtsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { purchaseKey } from './purchases.queries.js';

/** Publishes a draft. Its key is made once for this button: a second click is the same request. */
export function PublishButton({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId } = purchase;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      write<JointPurchaseView>('POST', `procurement/v1/joint-purchases/${jointPurchaseId}/publish`, { organisationId, idempotencyKey }),
    onSuccess: (view) => {
      client.setQueryData(purchaseKey(organisationId, jointPurchaseId), view);
      void navigate({ to: '/o/$organisationId/joint-purchases/$jointPurchaseId/published', params: { organisationId, jointPurchaseId } });
    },
  });
  return (
    <>
      <Button onClick={() => !isPending && mutate()} data-disabled={isPending || undefined}>
        {isPending ? t('parts.beingSent') : t('purchases.action.publish', { districts: districtsText(purchase.invitedDistricts) })}
      </Button>
      {error !== null && (
        <Text role="alert" fz="sm" c="bad" fw={600} mt={6}>
          {error.message}
        </Text>
      )}
    </>
  );
}
