import { MultiSelect, Radio } from '@mantine/core';
import type { DistrictListItem } from '@tributary/contracts';
import { countText } from '../../formats/money.js';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { t } from '../../words/words.js';
import type { PurchaseDraft } from './draft-purchase.js';
import classes from './purchase-form.module.css';

interface InviteFieldProps {
  values: PurchaseDraft;
  districts: readonly DistrictListItem[] | null;
  faults: readonly Fault[];
  onChange: (patch: Partial<PurchaseDraft>) => void;
}

const mostOffered = 60;

/** Whom the purchase is open to: all districts, or those that are chosen by name or number. */
export function InviteField({ values, districts, faults, onChange }: InviteFieldProps) {
  const fault = faultOf(faults, 'chosen') ?? faultOf(faults, 'invite-all');
  const count = districts?.length ?? 0;
  const options = (districts ?? []).map(({ organisationId, name, leaid }) => ({ value: organisationId, label: `${name} · ${leaid}` }));
  return (
    <Field faulty={fault !== undefined}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.invite')}</legend>
        <p className={classes.hint}>{t('newPurchase.inviteHint')}</p>
        {fault !== undefined && <p className={classes.fault}>{fault}</p>}
        <Radio.Group value={values.invite} onChange={(invite) => onChange({ invite: invite === 'some' ? 'some' : 'all' })} aria-label={t('newPurchase.invite')}>
          <div className={classes.choices}>
            <Radio id="invite-all" value="all" label={t('newPurchase.all', { count, number: countText(count) })} />
            <Radio value="some" label={t('newPurchase.some')} />
          </div>
        </Radio.Group>
        {values.invite === 'some' && (
          <div className={classes.some}>
            <MultiSelect
              id="chosen"
              label={t('newPurchase.choose')}
              description={t('newPurchase.chooseHint')}
              classNames={{ label: classes.small }}
              data={options}
              limit={mostOffered}
              value={values.chosen}
              onChange={(chosen) => onChange({ chosen })}
              searchable
              clearable
              hidePickedOptions
              error={faultOf(faults, 'chosen') !== undefined}
              nothingFoundMessage={t('newPurchase.noMatch')}
            />
            <p className={classes.hint} aria-live="polite">
              {t('newPurchase.chosen', { count: values.chosen.length, number: countText(values.chosen.length) })}
            </p>
          </div>
        )}
      </fieldset>
    </Field>
  );
}
