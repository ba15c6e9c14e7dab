import { ActionIcon, Button, TextInput } from '@mantine/core';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { Icon } from '../../parts/icons.js';
import { t } from '../../words/words.js';
import { mostPlaces, nextId, type LotDraft, type PlaceDraft } from './draft-purchase.js';
import { lotField } from './field-ids.js';
import classes from './purchase-form.module.css';

interface LandingFieldsProps {
  lot: LotDraft;
  /** The lot's place among the lots, from 1. */
  number: number;
  faults: readonly Fault[];
  onChange: (patch: Partial<LotDraft>) => void;
}

/** What is added to each unit: delivery, with dearer or cheaper places, and the agency's fee. */
export function LandingFields({ lot, number, faults, onChange }: LandingFieldsProps) {
  const names = ['delivery', 'fee', ...lot.places.flatMap(({ id }) => [`zip-${id}`, `placePrice-${id}`])];
  const own = faults.filter(({ field }) => names.some((name) => field === lotField(lot.id, name)));
  const setPlace = (id: string, patch: Partial<PlaceDraft>) =>
    onChange({ places: lot.places.map((place) => (place.id === id ? { ...place, ...patch } : place)) });
  const money = (name: 'delivery' | 'fee', label: string) => (
    <TextInput
      id={lotField(lot.id, name)}
      label={label}
      classNames={{ label: classes.small }}
      value={lot[name]}
      inputMode="decimal"
      autoComplete="off"
      leftSection="$"
      placeholder="0.00"
      error={faultOf(faults, lotField(lot.id, name)) !== undefined}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Field faulty={own.length > 0}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.landing')}</legend>
        <p className={classes.hint}>{t('newPurchase.landingHint')}</p>
        {own.map((fault) => (
          <p key={fault.field} className={classes.fault}>
            {fault.full}
          </p>
        ))}
        <div className={classes.pair}>
          {money('delivery', lot.places.length === 0 ? t('newPurchase.delivery') : t('newPurchase.deliveryEverywhere'))}
          {money('fee', t('newPurchase.fee'))}
        </div>
        {lot.places.length > 0 && (
          <div className={classes.places}>
            <p className={classes.hint}>{t('newPurchase.placesHint')}</p>
            <div className={classes.heads} aria-hidden="true">
              <span>{t('newPurchase.zip')}</span>
              <span>{t('newPurchase.placePrice')}</span>
            </div>
            <ol className={classes.rungs}>
              {lot.places.map((place, index) => (
                <Place
                  key={place.id}
                  {...{ lot, place, faults }}
                  numbers={{ lot: number, number: index + 1 }}
                  onChange={(patch) => setPlace(place.id, patch)}
                  onRemove={() => onChange({ places: lot.places.filter(({ id }) => id !== place.id) })}
                />
              ))}
            </ol>
          </div>
        )}
        {lot.places.length < mostPlaces && (
          <Button
            variant="default"
            size="xs"
            className={classes.add}
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => onChange({ places: [...lot.places, { id: nextId(lot.places), zip: '', price: '' }] })}
          >
            {lot.places.length === 0 ? t('newPurchase.addPlace') : t('newPurchase.addAnotherPlace')}
          </Button>
        )}
      </fieldset>
    </Field>
  );
}

interface PlaceProps {
  lot: LotDraft;
  place: PlaceDraft;
  numbers: { lot: number; number: number };
  faults: readonly Fault[];
  onChange: (patch: Partial<PlaceDraft>) => void;
  onRemove: () => void;
}

function Place({ lot, place, numbers, faults, onChange, onRemove }: PlaceProps) {
  const [zip, price] = [lotField(lot.id, `zip-${place.id}`), lotField(lot.id, `placePrice-${place.id}`)];
  return (
    <li className={classes.rung}>
      <TextInput
        id={zip}
        aria-label={t('newPurchase.zipOf', numbers)}
        value={place.zip}
        inputMode="numeric"
        maxLength={5}
        autoComplete="off"
        error={faultOf(faults, zip) !== undefined}
        onChange={(event) => onChange({ zip: event.currentTarget.value })}
      />
      <TextInput
        id={price}
        aria-label={t('newPurchase.placePriceOf', numbers)}
        value={place.price}
        inputMode="decimal"
        leftSection="$"
        autoComplete="off"
        error={faultOf(faults, price) !== undefined}
        onChange={(event) => onChange({ price: event.currentTarget.value })}
      />
      <ActionIcon className={classes.remove} onClick={onRemove} aria-label={t('newPurchase.removePlace', numbers)}>
        <Icon name="close" />
      </ActionIcon>
    </li>
  );
}
