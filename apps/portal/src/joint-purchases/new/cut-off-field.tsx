import { Group, TextInput } from '@mantine/core';
import { zoneName } from '../../formats/dates.js';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import classes from './purchase-form.module.css';

interface CutOffFieldProps {
  day: string;
  time: string;
  hint: string;
  faults: readonly Fault[];
  onChange: (patch: { day?: string; time?: string }) => void;
}

/** Last day and time to commit, in the agency's zone. */
export function CutOffField({ day, time, hint, faults, onChange }: CutOffFieldProps) {
  const { zone } = useActing();
  const at = (field: string) => faultOf(faults, field);
  const texts = [at('day'), at('time')].filter((text) => text !== undefined);
  return (
    <Field faulty={texts.length > 0}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.cutOff')}</legend>
        <p className={classes.hint}>{hint}</p>
        {texts.map((text) => (
          <p key={text} className={classes.fault}>
            {text}
          </p>
        ))}
        <Group gap={16} align="flex-end">
          <TextInput
            id="day"
            type="date"
            label={t('newPurchase.day')}
            classNames={{ label: classes.small }}
            error={at('day') !== undefined}
            value={day}
            onChange={(event) => onChange({ day: event.currentTarget.value })}
            w={180}
          />
          <TextInput
            id="time"
            type="time"
            label={t('newPurchase.time', { zone: zoneName(zone) })}
            classNames={{ label: classes.small }}
            error={at('time') !== undefined}
            value={time}
            onChange={(event) => onChange({ time: event.currentTarget.value })}
            w={150}
          />
        </Group>
      </fieldset>
    </Field>
  );
}
