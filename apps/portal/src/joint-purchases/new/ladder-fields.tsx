import { ActionIcon, Button, TextInput } from '@mantine/core';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { Icon } from '../../parts/icons.js';
import { t } from '../../words/words.js';
import { mostRungs, type PurchaseDraft } from './draft-purchase.js';
import classes from './purchase-form.module.css';

type Rungs = PurchaseDraft['rungs'];

/** The ladder, line by line: from how many, and the price for one. */
export function LadderFields({ rungs, faults, onChange }: { rungs: Rungs; faults: readonly Fault[]; onChange: (rungs: Rungs) => void }) {
  const own = faults.filter((fault) => /^(from|price)-/.test(fault.field ?? ''));
  const set = (id: string, patch: Partial<Rungs[number]>) => onChange(rungs.map((rung) => (rung.id === id ? { ...rung, ...patch } : rung)));
  const add = () => onChange([...rungs, { id: String(Math.max(...rungs.map((rung) => Number(rung.id)), 0) + 1), from: '', price: '' }]);
  const remove = (id: string) => onChange(rungs.filter((rung) => rung.id !== id));
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
                id={`from-${rung.id}`}
                aria-label={t('newPurchase.fromOf', { number: index + 1 })}
                value={rung.from}
                inputMode="numeric"
                autoComplete="off"
                error={faultOf(faults, `from-${rung.id}`) !== undefined}
                onChange={(event) => set(rung.id, { from: event.currentTarget.value })}
              />
              <TextInput
                id={`price-${rung.id}`}
                aria-label={t('newPurchase.priceOf', { number: index + 1 })}
                value={rung.price}
                inputMode="decimal"
                autoComplete="off"
                leftSection="$"
                error={faultOf(faults, `price-${rung.id}`) !== undefined}
                onChange={(event) => set(rung.id, { price: event.currentTarget.value })}
              />
              {rungs.length > 1 && (
                <ActionIcon
                  className={classes.remove}
                  onClick={() => remove(rung.id)}
                  aria-label={t('newPurchase.removeRung', { number: index + 1 })}
                >
                  <Icon name="close" />
                </ActionIcon>
              )}
            </li>
          ))}
        </ol>
        {rungs.length < mostRungs && (
          <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} onClick={add}>
            {t('newPurchase.addRung')}
          </Button>
        )}
      </fieldset>
    </Field>
  );
}
