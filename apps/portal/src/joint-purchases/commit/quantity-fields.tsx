import { TextInput } from '@mantine/core';
import { countText } from '../../formats/money.js';
import { faultOf } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { addressText } from '../../sites/site-draft.js';
import { pluralOf } from '../../words/plural.js';
import { t } from '../../words/words.js';
import { AddSite } from './add-site.js';
import { quantityIn } from './basket-draft.js';
import classes from './commit-form.module.css';
import { quantityField } from './field-ids.js';
import type { LotFieldsProps } from './lot-fields-props.js';

/** How many units, site by site; a district that has its office alone is asked for one number. */
export function QuantityFields(props: LotFieldsProps) {
  const { lot, sites, draft, faults, onChange } = props;
  const units = pluralOf(lot.unit);
  const places = placesOf(props);
  const [only] = places;
  const set = (siteId: string, typed: string) => onChange({ quantities: { ...draft.quantities, [siteId]: typed } });
  const at = (siteId: string) => faultOf(faults, quantityField(lot.lotId, siteId));
  const focus = (siteId: string) => document.getElementById(quantityField(lot.lotId, siteId))?.focus();
  const addSite = <AddSite open={props.adding} onOpen={props.onAdd} onAdded={focus} />;
  if (only !== undefined && places.length === 1) {
    return (
      <Field faulty={at(only.siteId) !== undefined}>
        <TextInput
          {...quantityProps(lot.lotId, only.siteId, draft.quantities[only.siteId])}
          label={t('commitment.howMany', { units })}
          description={t('commitment.hint', { site: only.name })}
          error={at(only.siteId)}
          onChange={(event) => set(only.siteId, event.currentTarget.value)}
          styles={{ input: { width: 144 } }}
        />
        {addSite}
      </Field>
    );
  }
  const errors = [...new Set(places.map(({ siteId }) => at(siteId)).filter((text) => text !== undefined))];
  return (
    <Field faulty={errors.length > 0}>
      <fieldset className={classes.sites}>
        <legend className={classes.legend}>{t('commitment.howMany', { units })}</legend>
        <p className={classes.hint}>{t('commitment.hintSites')}</p>
        {errors.map((text) => (
          <p key={text} className={classes.fault}>
            {text}
          </p>
        ))}
        {places.map(({ siteId, name, address }) => (
          <div key={siteId} className={classes.site}>
            <label htmlFor={quantityField(lot.lotId, siteId)}>
              {name}
              {address !== '' && <span className={classes.address}>{address}</span>}
            </label>
            <TextInput
              {...quantityProps(lot.lotId, siteId, draft.quantities[siteId])}
              aria-label={t('commitment.ofSite', { units, site: name })}
              error={at(siteId) !== undefined}
              placeholder="0"
              onChange={(event) => set(siteId, event.currentTarget.value)}
              styles={{ input: { width: 112, textAlign: 'right' } }}
            />
          </div>
        ))}
        <p className={classes.sum}>
          <span>{t('commitment.sum')}</span>
          <span>{countText(quantityIn(draft))}</span>
        </p>
      </fieldset>
      {sites.length > 0 && addSite}
    </Field>
  );
}

function quantityProps(lotId: string, siteId: string, value = '') {
  return { id: quantityField(lotId, siteId), value, inputMode: 'numeric', autoComplete: 'off' } as const;
}

interface Place {
  siteId: string;
  name: string;
  address: string;
}

/** The sites of the district, and those closed since that a quantity still stands for. */
function placesOf({ sites, own, lot, draft }: LotFieldsProps): Place[] {
  const open = sites.map((site) => ({ siteId: site.siteId, name: site.name, address: addressText(site) }));
  const known = new Set(sites.map(({ siteId }) => siteId));
  const lines = own?.lots.find(({ lotId }) => lotId === lot.lotId)?.lines ?? [];
  const closed = Object.entries(draft.quantities).filter(([siteId, typed]) => !known.has(siteId) && typed !== '');
  const nameOf = (id: string) => lines.find(({ siteId }) => siteId === id)?.siteName ?? '';
  return [
    ...open,
    ...closed.map(([siteId]) => ({ siteId, name: t('commitment.closedSite', { site: nameOf(siteId) }).trim(), address: '' })),
  ];
}
