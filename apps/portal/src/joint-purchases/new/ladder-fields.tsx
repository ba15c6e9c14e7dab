import { ActionIcon, Button, TextInput } from '@mantine/core';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { Icon } from '../../parts/icons.js';
import { t } from '../../words/words.js';
import { mostRungs, nextId, type LotDraft, type RungDraft } from './draft-purchase.js';
import { lotField } from './field-ids.js';
import classes from './purchase-form.module.css';

interface LadderFieldsProps {
  lot: LotDraft;
  /** The lot's place among the lots, from 1. */
  number: number;
  faults: readonly Fault[];
  onChange: (rungs: RungDraft[]) => void;
}

/** The ladder of a lot, line by line: from how many, and the price for one. */
export function LadderFields({ lot, number: lotNumber, faults, onChange }: LadderFieldsProps) {
  const { rungs } = lot;
  const own = faults.filter(({ field }) =>
    rungs.some(({ id }) => [`from-${id}`, `price-${id}`].some((name) => field === lotField(lot.id, name))),
  );
  const set = (id: string, patch: Partial<RungDraft>) => onChange(rungs.map((rung) => (rung.id === id ? { ...rung, ...patch } : rung)));
  return (
    <Field faulty={own.length > 0}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.ladder')}</legend>
        <p className={classes.hint}>{t('newPurchase.ladderHint')}</p>
        {own.map((fault) => (
          <p key={fault.field} className={classes.fault}>
            {fault.full}
          </p>
        ))}
        <div className={classes.heads} aria-hidden="true">
          <span>{t('newPurchase.from')}</span>
          <span>{t('newPurchase.price')}</span>
        </div>
        <ol className={classes.rungs}>
          {rungs.map((rung, index) => (
            <li key={rung.id} className={classes.rung}>
              <TextInput
                id={lotField(lot.id, `from-${rung.id}`)}
                aria-label={t('newPurchase.fromOf', { lot: lotNumber, number: index + 1 })}
                value={rung.from}
                inputMode="numeric"
                autoComplete="off"
                error={faultOf(faults, lotField(lot.id, `from-${rung.id}`)) !== undefined}
                onChange={(event) => set(rung.id, { from: event.currentTarget.value })}
              />
              <TextInput
                id={lotField(lot.id, `price-${rung.id}`)}
                aria-label={t('newPurchase.priceOf', { lot: lotNumber, number: index + 1 })}
                value={rung.price}
                inputMode="decimal"
                autoComplete="off"
                leftSection="$"
                error={faultOf(faults, lotField(lot.id, `price-${rung.id}`)) !== undefined}
                onChange={(event) => set(rung.id, { price: event.currentTarget.value })}
              />
              {rungs.length > 1 && (
                <ActionIcon
                  className={classes.remove}
                  onClick={() => onChange(rungs.filter(({ id }) => id !== rung.id))}
                  aria-label={t('newPurchase.removeRung', { lot: lotNumber, number: index + 1 })}
                >
                  <Icon name="close" />
                </ActionIcon>
              )}
            </li>
          ))}
        </ol>
        {rungs.length < mostRungs && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => onChange([...rungs, { id: nextId(rungs), from: '', price: '' }])}
          >
            {t('newPurchase.addRung')}
          </Button>
        )}
      </fieldset>
    </Field>
  );
}
