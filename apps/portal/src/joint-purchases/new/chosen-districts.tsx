import { MultiSelect } from '@mantine/core';
import { countText } from '../../formats/money.js';
import { faultOf } from '../../parts/faults.js';
import { t } from '../../words/words.js';
import type { InviteFieldProps } from './invite-props.js';
import classes from './purchase-form.module.css';

const mostOffered = 60;

/** Chooses districts by name or number. It is fetched when somebody wants to choose. */
export function ChosenDistricts({ values, districts, faults, onChange }: InviteFieldProps) {
  const options = (districts ?? []).map(({ organisationId, name, leaid }) => ({ value: organisationId, label: `${name} · ${leaid}` }));
  return (
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
  );
}
