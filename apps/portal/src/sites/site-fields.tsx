import { TextInput } from '@mantine/core';
import { faultOf, type Fault } from '../parts/faults.js';
import { Field } from '../parts/form-page.js';
import { t } from '../words/words.js';
import { siteField, siteParts, type SiteDraft, type SitePart } from './site-draft.js';

interface SiteFieldsProps {
  draft: SiteDraft;
  faults: readonly Fault[];
  onChange: (patch: Partial<SiteDraft>) => void;
}

const widths: Readonly<Record<SitePart, number | undefined>> = { name: undefined, street: undefined, city: undefined, state: 96, zip: 160 };
const complete: Readonly<Record<SitePart, string>> = {
  name: 'off',
  street: 'street-address',
  city: 'address-level2',
  state: 'address-level1',
  zip: 'postal-code',
};

/** The fields of a site: on its own page, and inside a commitment. */
export function SiteFields({ draft, faults, onChange }: SiteFieldsProps) {
  return siteParts.map((part) => {
    const error = faultOf(faults, siteField(part));
    return (
      <Field key={part} faulty={error !== undefined}>
        <TextInput
          id={siteField(part)}
          label={t(`sites.fields.${part}`)}
          description={part === 'name' ? t('sites.fields.nameHint') : undefined}
          error={error}
          value={draft[part]}
          maxLength={part === 'state' ? 2 : 200}
          autoComplete={complete[part]}
          onChange={(event) => onChange({ [part]: event.currentTarget.value })}
          styles={{ input: { width: widths[part] } }}
        />
      </Field>
    );
  });
}
