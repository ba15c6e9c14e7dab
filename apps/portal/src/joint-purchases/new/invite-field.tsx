import { Radio } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { countText } from '../../formats/money.js';
import { faultOf } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { Loading } from '../../parts/loading.js';
import { t } from '../../words/words.js';
import type { InviteFieldProps } from './invite-props.js';
import classes from './purchase-form.module.css';

const ChosenDistricts = lazy(() => import('./chosen-districts.js').then((file) => ({ default: file.ChosenDistricts })));

/** Whom the purchase is open to: all districts, or those that are chosen by name or number. */
export function InviteField({ values, districts, faults, onChange }: InviteFieldProps) {
  const fault = faultOf(faults, 'chosen') ?? faultOf(faults, 'invite-all');
  const count = districts?.length ?? 0;
  return (
    <Field faulty={fault !== undefined}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.invite')}</legend>
        <p className={classes.hint}>{t('newPurchase.inviteHint')}</p>
        {fault !== undefined && <p className={classes.fault}>{fault}</p>}
        <Radio.Group
          value={values.invite}
          onChange={(invite) => onChange({ invite: invite === 'some' ? 'some' : 'all' })}
          aria-label={t('newPurchase.invite')}
        >
          <div className={classes.choices}>
            <Radio id="invite-all" value="all" label={t('newPurchase.all', { count, number: countText(count) })} />
            <Radio value="some" label={t('newPurchase.some')} />
          </div>
        </Radio.Group>
        {values.invite === 'some' && (
          <Suspense fallback={<Loading rows={1} />}>
            <ChosenDistricts values={values} districts={districts} faults={faults} onChange={onChange} />
          </Suspense>
        )}
      </fieldset>
    </Field>
  );
}
