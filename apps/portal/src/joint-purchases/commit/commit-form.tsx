import { TextInput } from '@mantine/core';
import type { CommitmentReceipt, CommitQuantityBody, JointPurchaseView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { clockText, deadlineText } from '../../formats/dates.js';
import { readQuantity, valueOf } from '../../formats/entries.js';
import { CopyReference } from '../../parts/copy-reference.js';
import { faultOf, faultsOf, type Fault } from '../../parts/faults.js';
import { Field, FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { MetaLine } from '../../parts/page-head.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { unitsText } from '../../words/phrases.js';
import { pluralOf } from '../../words/plural.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseKey, purchasesKey } from '../purchases.queries.js';
import { DockedEffect, EffectBox } from './effect-box.js';
import { quantityFault, quantityField } from './quantity-fault.js';
import { useEffectOf } from './use-effect-of.js';

interface CommitFormProps {
  purchase: JointPurchaseView;
  lot: JointPurchaseView['lots'][number];
  onDone: (receipt: CommitmentReceipt) => void;
}

export function CommitForm({ purchase, lot, onDone }: CommitFormProps) {
  const acting = useActing();
  const { own } = purchase;
  const { values, savedAt, change, keyOf, wasSent, clear } = useDraft(
    acting.person.personId,
    `commit:${acting.organisationId}:${purchase.jointPurchaseId}`,
    {
      quantity: own === null ? '' : String(own.quantity),
    },
  );
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const client = useQueryClient();
  const quantity = valueOf(readQuantity(values.quantity));
  const effect = useEffectOf(purchase, lot.lotId, quantity);

  const { mutate, isPending } = useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: CommitQuantityBody; idempotencyKey: string }) =>
      write<CommitmentReceipt>('PUT', `procurement/v1/joint-purchases/${purchase.jointPurchaseId}/commitment`, {
        organisationId: acting.organisationId,
        body,
        idempotencyKey,
      }),
    onSuccess: async (receipt) => {
      clear();
      await client.invalidateQueries({ queryKey: purchaseKey(acting.organisationId, purchase.jointPurchaseId) });
      void client.invalidateQueries({ queryKey: purchasesKey(acting.organisationId) });
      onDone(receipt);
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      setFaults(
        faultsOf(error, (name) => (name === 'quantity' ? quantityField : null), {
          away: t('parts.errors.away'),
          unknown: t('parts.errors.unknown'),
        }),
      );
      setAttempt((times) => times + 1);
    },
  });

  const send = () => {
    // What was sent and got no answer may have arrived: the same once more is no fault then.
    const committed = wasSent({ lotId: lot.lotId, quantity }) ? null : (own?.quantity ?? null);
    const fault = quantityFault(values.quantity, lot.unit, acting.name, committed);
    setFaults(fault === null ? [] : [fault]);
    setAttempt((times) => times + 1);
    if (fault !== null || quantity === null) return;
    const body = { lotId: lot.lotId, quantity };
    mutate({ body, idempotencyKey: keyOf(body) });
  };

  const units = pluralOf(lot.unit);
  const words = { organisation: acting.name, units };
  const typed = quantity === null ? null : unitsText(quantity, lot.unit);
  return (
    <FormPage
      crumbs={purchaseCrumbs(acting.organisationId, purchase)}
      title={
        own === null
          ? t('commitment.title', words)
          : t('commitment.titleChange', { organisation: acting.name, units: unitsText(own.quantity, lot.unit) })
      }
      meta={
        <MetaLine>
          <CopyReference reference={purchase.reference} />
          <span>{savedAt === null ? t('parts.draft.notYet') : t('parts.draft.saved', { time: clockText(savedAt) })}</span>
        </MetaLine>
      }
      faults={faults}
      attempt={attempt}
      submit={
        typed === null
          ? t('commitment.submitEmpty', { units })
          : t(own === null ? 'commitment.submit' : 'commitment.submitChange', { units: typed })
      }
      busy={isPending}
      onSubmit={send}
      other={<Leave organisationId={acting.organisationId} jointPurchaseId={purchase.jointPurchaseId} />}
      fine={<Rich text={t('commitment.fine', { when: deadlineText(purchase.cutOffAt, purchase.zone), organisation: acting.name })} />}
      effect={<EffectBox lot={lot} quantity={quantity} effect={effect} />}
      docked={<DockedEffect lot={lot} quantity={quantity} effect={effect} />}
    >
      <Field faulty={faultOf(faults, quantityField) !== undefined}>
        <TextInput
          id={quantityField}
          label={t('commitment.howMany', { units })}
          description={own === null ? t('commitment.hint') : t('commitment.hintChange', { units: unitsText(own.quantity, lot.unit) })}
          error={faultOf(faults, quantityField)}
          value={values.quantity}
          onChange={(event) => {
            change({ quantity: event.currentTarget.value });
            setFaults([]);
          }}
          inputMode="numeric"
          autoComplete="off"
          styles={{ input: { width: 128 } }}
        />
      </Field>
    </FormPage>
  );
}

function Leave({ organisationId, jointPurchaseId }: { organisationId: string; jointPurchaseId: string }) {
  return (
    <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
      {t('commitment.leave')}
    </TextLink>
  );
}
