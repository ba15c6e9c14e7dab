import { Group, Radio, TextInput } from '@mantine/core';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { t } from '../../words/words.js';
import type { SourceDraft } from './draft-purchase.js';
import classes from './purchase-form.module.css';
import { TextField } from './text-field.js';

interface SourceFieldsProps {
  source: SourceDraft;
  faults: readonly Fault[];
  onChange: (source: SourceDraft) => void;
}

const kinds = ['quote', 'contract'] as const;

/** Where the prices come from, how long they hold, and whom districts ask. */
export function SourceFields({ source, faults, onChange }: SourceFieldsProps) {
  const set = (patch: Partial<SourceDraft>) => onChange({ ...source, ...patch });
  return (
    <>
      <Field faulty={false}>
        <Radio.Group
          label={t('newPurchase.source')}
          value={source.kind}
          onChange={(value) => set({ kind: kinds.find((kind) => kind === value) ?? 'quote' })}
        >
          <div className={classes.choices}>
            {kinds.map((kind) => (
              <Radio
                key={kind}
                id={kind === 'quote' ? 'kind' : undefined}
                value={kind}
                label={t(`newPurchase.kinds.${kind}`)}
                description={t(`newPurchase.kindHints.${kind}`)}
              />
            ))}
          </div>
        </Radio.Group>
      </Field>
      <TextField
        id="vendorName"
        label={t('newPurchase.vendor')}
        value={source.vendorName}
        maxLength={200}
        faults={faults}
        onType={(vendorName) => set({ vendorName })}
      />
      <TextField
        id="reference"
        label={t(`newPurchase.reference.${source.kind}`)}
        value={source.reference}
        maxLength={100}
        faults={faults}
        onType={(reference) => set({ reference })}
        styles={{ input: { maxWidth: 240 } }}
      />
      <Validity source={source} faults={faults} onChange={set} />
      <Contact source={source} faults={faults} onChange={set} />
    </>
  );
}

interface PartProps {
  source: SourceDraft;
  faults: readonly Fault[];
  onChange: (patch: Partial<SourceDraft>) => void;
}

function Validity({ source, faults, onChange }: PartProps) {
  const fields = ['validFrom', 'validUntil'] as const;
  const texts = fields.map((field) => faultOf(faults, field)).filter((text) => text !== undefined);
  return (
    <Field faulty={texts.length > 0}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.valid')}</legend>
        <p className={classes.hint}>{t('newPurchase.validHint')}</p>
        {texts.map((text) => (
          <p key={text} className={classes.fault}>
            {text}
          </p>
        ))}
        <Group gap={16} align="flex-end">
          {fields.map((field) => (
            <TextInput
              key={field}
              id={field}
              type="date"
              label={t(`newPurchase.${field}`)}
              classNames={{ label: classes.small }}
              error={faultOf(faults, field) !== undefined}
              value={source[field]}
              onChange={(event) => onChange({ [field]: event.currentTarget.value })}
              w={212}
            />
          ))}
        </Group>
      </fieldset>
    </Field>
  );
}

function Contact({ source, faults, onChange }: PartProps) {
  const fields = ['contactName', 'contactEmail', 'contactPhone'] as const;
  const texts = fields.map((field) => faultOf(faults, field)).filter((text) => text !== undefined);
  const types = { contactName: 'text', contactEmail: 'email', contactPhone: 'tel' } as const;
  const longest = { contactName: 200, contactEmail: 254, contactPhone: 40 } as const;
  return (
    <Field faulty={texts.length > 0}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('newPurchase.contact')}</legend>
        {texts.map((text) => (
          <p key={text} className={classes.fault}>
            {text}
          </p>
        ))}
        <div className={classes.lines}>
          {fields.map((field) => (
            <TextInput
              key={field}
              id={field}
              type={types[field]}
              label={t(`newPurchase.${field}`)}
              classNames={{ label: classes.small }}
              autoComplete="off"
              maxLength={longest[field]}
              error={faultOf(faults, field) !== undefined}
              value={source[field]}
              onChange={(event) => onChange({ [field]: event.currentTarget.value })}
            />
          ))}
        </div>
      </fieldset>
    </Field>
  );
}
