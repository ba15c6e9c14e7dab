import { Button, Checkbox, TextInput } from '@mantine/core';
import type { InvitedView } from '@tributary/contracts';
import { useState } from 'react';
import { countText } from '../../formats/money.js';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { TextButton } from '../../parts/links.js';
import { t } from '../../words/words.js';
import { contactField, rowsShown, type ContactsDraft } from './contacts.js';
import classes from './publishing.module.css';

type Unreachable = Pick<InvitedView, 'organisationId' | 'name' | 'leaid'>;

interface ContactFieldsProps {
  districts: readonly Unreachable[];
  values: ContactsDraft;
  faults: readonly Fault[];
  onChange: (patch: Partial<ContactsDraft>) => void;
}

/** For each invited district in which nobody can be told: an address, or that nobody is told. */
export function ContactFields({ districts, values, faults, onChange }: ContactFieldsProps) {
  const [all, setAll] = useState(false);
  const { emails, nobody } = values;
  const shown = all ? districts : districts.slice(0, rowsShown(districts, faults));
  const open = districts.filter(({ organisationId }) => !nobody.includes(organisationId) && (emails[organisationId] ?? '').trim() === '');
  const count = districts.length;
  return (
    <Field faulty={faults.length > 0}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.publish.contacts', { count, number: countText(count) })}</legend>
        <p className={classes.hint}>{t('newPurchase.publish.contactsHint')}</p>
        <div className={classes.rest}>
          {open.length > 1 && (
            <Button
              variant="default"
              size="xs"
              onClick={() => onChange({ nobody: [...nobody, ...open.map(({ organisationId }) => organisationId)] })}
            >
              {t('newPurchase.publish.nobodyRest')}
            </Button>
          )}
        </div>
        <ul className={classes.contacts}>
          {shown.map((district) => (
            <Contact key={district.organisationId} district={district} {...{ values, faults, onChange }} />
          ))}
        </ul>
        <div className={classes.below}>
          {shown.length < count && (
            <TextButton fz="sm" onClick={() => setAll(true)}>
              {t('newPurchase.publish.showMore', { number: countText(count) })}
            </TextButton>
          )}
        </div>
      </fieldset>
    </Field>
  );
}

interface ContactProps extends Omit<ContactFieldsProps, 'districts'> {
  district: Unreachable;
}

function Contact({ district: { organisationId, name, leaid }, values, faults, onChange }: ContactProps) {
  const field = contactField(organisationId);
  const fault = faultOf(faults, field);
  const none = values.nobody.includes(organisationId);
  const setNone = (checked: boolean) =>
    onChange({ nobody: checked ? [...values.nobody, organisationId] : values.nobody.filter((id) => id !== organisationId) });
  return (
    <li className={classes.contact}>
      <span className={classes.district}>
        {name} <span className={classes.leaid}>{leaid}</span>
      </span>
      <TextInput
        id={field}
        type="email"
        aria-label={t('newPurchase.publish.emailOf', { district: name })}
        placeholder={t('newPurchase.publish.email')}
        autoComplete="off"
        maxLength={254}
        disabled={none}
        error={fault}
        value={none ? '' : (values.emails[organisationId] ?? '')}
        onChange={(event) => onChange({ emails: { ...values.emails, [organisationId]: event.currentTarget.value } })}
      />
      <Checkbox
        label={t('newPurchase.publish.nobody')}
        aria-label={t('newPurchase.publish.nobodyOf', { district: name })}
        checked={none}
        onChange={(event) => setNone(event.currentTarget.checked)}
      />
    </li>
  );
}
