import { Textarea } from '@mantine/core';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { TextButton } from '../../parts/links.js';
import { t } from '../../words/words.js';
import type { LotDraft } from './draft-purchase.js';
import { lotField } from './field-ids.js';
import { LadderFields } from './ladder-fields.js';
import { LandingFields } from './landing-fields.js';
import classes from './purchase-form.module.css';
import { TextField } from './text-field.js';

interface LotFieldsProps {
  lot: LotDraft;
  /** Its place among the lots, from 1. */
  number: number;
  of: number;
  faults: readonly Fault[];
  onChange: (lot: LotDraft) => void;
  onRemove: () => void;
  /** The lot that is worked on is the one that stands beside the form. */
  onEnter: () => void;
}

/** One lot: what it is, its ladder, and what is added to each unit. */
export function LotFields({ lot, number, of, faults, onChange, onRemove, onEnter }: LotFieldsProps) {
  const set = (patch: Partial<LotDraft>) => onChange({ ...lot, ...patch });
  const specification = lotField(lot.id, 'specification');
  return (
    <section className={classes.lot} aria-label={t('newPurchase.lot', { number })} onFocus={onEnter}>
      <div className={classes.lotHead}>
        <h3 id={`lot-${lot.id}`} tabIndex={-1} className={classes.lotTitle}>
          {t('newPurchase.lot', { number })}
        </h3>
        {of > 1 && (
          <TextButton fz="sm" onClick={onRemove}>
            {t('newPurchase.removeLot', { number })}
          </TextButton>
        )}
      </div>
      <TextField
        id={lotField(lot.id, 'title')}
        label={t('newPurchase.lotTitle')}
        description={of === 1 ? t('newPurchase.lotTitleHintOne') : t('newPurchase.lotTitleHint')}
        value={lot.title}
        maxLength={200}
        faults={faults}
        onType={(title) => set({ title })}
      />
      <TextField
        id={lotField(lot.id, 'unspsc')}
        label={t('newPurchase.unspsc')}
        description={t('newPurchase.unspscHint')}
        value={lot.unspsc}
        maxLength={8}
        inputMode="numeric"
        faults={faults}
        onType={(unspsc) => set({ unspsc })}
        styles={{ input: { maxWidth: 150 } }}
      />
      <TextField
        id={lotField(lot.id, 'unit')}
        label={t('newPurchase.unit')}
        description={t('newPurchase.unitHint')}
        value={lot.unit}
        maxLength={40}
        faults={faults}
        onType={(unit) => set({ unit })}
        styles={{ input: { maxWidth: 240 } }}
      />
      <Field faulty={faultOf(faults, specification) !== undefined}>
        <Textarea
          id={specification}
          label={t('newPurchase.specification')}
          description={t('newPurchase.specificationHint')}
          error={faultOf(faults, specification)}
          value={lot.specification}
          maxLength={5_000}
          rows={4}
          onChange={(event) => set({ specification: event.currentTarget.value })}
        />
      </Field>
      <LadderFields lot={lot} number={number} faults={faults} onChange={(rungs) => set({ rungs })} />
      <LandingFields lot={lot} number={number} faults={faults} onChange={set} />
    </section>
  );
}
