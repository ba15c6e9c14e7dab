import { TextInput } from '@mantine/core';
import type { LotView } from '@tributary/contracts';
import { priceText } from '../../formats/money.js';
import { faultOf } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { useActing } from '../../shell/acting.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { isNone } from './basket-draft.js';
import classes from './commit-form.module.css';
import { aloneField, ceilingField, toleranceField } from './field-ids.js';
import type { LotFieldsProps } from './lot-fields-props.js';
import { QuantityFields } from './quantity-fields.js';

/** The fields of one lot. With several lots, terms are asked for once a quantity is typed: most districts take some lots only. */
export function LotFields(props: LotFieldsProps) {
  const { lot, several, draft, faults, onWrite, onChange } = props;
  const { name } = useActing();
  const { lotId, unit } = lot;
  const isTaken = Object.values(draft.quantities).some((typed) => !isNone(typed));
  const field = (id: string, part: 'tolerance' | 'ceiling' | 'alone', label: string, description: string) => (
    <Field faulty={faultOf(faults, id) !== undefined}>
      <TextInput
        id={id}
        label={label}
        description={description}
        error={faultOf(faults, id)}
        value={draft[part]}
        onChange={(event) => onChange({ [part]: event.currentTarget.value })}
        inputMode={part === 'tolerance' ? 'numeric' : 'decimal'}
        leftSection={part === 'tolerance' ? undefined : '$'}
        autoComplete="off"
        styles={{ input: { width: 144 } }}
      />
    </Field>
  );
  return (
    <section className={several ? classes.lot : undefined} onFocus={onWrite} aria-label={lot.title}>
      {several && (
        <>
          <h2 className={classes.lotTitle}>{lot.title}</h2>
          <p className={classes.lotNow}>{nowText(lot)}</p>
        </>
      )}
      <QuantityFields {...props} />
      {(!several || isTaken || draft.tolerance !== '' || draft.ceiling !== '') && (
        <>
          {field(toleranceField(lotId), 'tolerance', t('commitment.more'), t('commitment.moreHint'))}
          {field(ceilingField(lotId), 'ceiling', t('commitment.ceiling', { unit }), t('commitment.ceilingHint', { organisation: name }))}
          {field(aloneField(lotId), 'alone', t('commitment.alone', { unit }), t('commitment.aloneHint'))}
        </>
      )}
    </section>
  );
}

function nowText({ price, unit }: LotView): string {
  if (price.unitPriceE4 !== null) return t('commitment.lotNow.price', { price: priceText(price.unitPriceE4) });
  return t('commitment.lotNow.none', { units: unitsText(price.next?.unitsShort ?? 0, unit) });
}
