import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { faultOf } from '../../parts/faults.js';
import { Field } from '../../parts/form-page.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import type { InviteFieldProps } from './invite-props.js';
import { networksQuery } from '../../networks/networks.queries.js';
import classes from './purchase-form.module.css';

// Both bring Mantine's combobox with them.
const ChosenDistricts = lazy(() => import('./chosen-districts.js').then((file) => ({ default: file.ChosenDistricts })));
const ChosenNetworks = lazy(() => import('./chosen-networks.js').then((file) => ({ default: file.ChosenNetworks })));

const ways = ['all', 'networks', 'some'] as const;

interface Texts {
  title: string;
  hint: string;
  all: string;
}

/** Whom the purchase is open to: all districts, those of networks, or those that are chosen by name or number. */
export function InviteField({ texts, ...props }: InviteFieldProps & { texts: Texts }) {
  const { values, faults, onChange } = props;
  const { organisationId } = useActing();
  const { data: networks } = useQuery(networksQuery(organisationId));
  const fault = ['chosen', 'networks', 'invite-all'].map((field) => faultOf(faults, field)).find((text) => text !== undefined);
  const anyNetwork = (networks?.items.length ?? 0) > 0 || values.invite === 'networks';
  return (
    <Field faulty={fault !== undefined}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{texts.title}</legend>
        <p className={classes.hint}>{texts.hint}</p>
        {fault !== undefined && <p className={classes.fault}>{fault}</p>}
        <Radio.Group
          value={values.invite}
          onChange={(chosen) => onChange({ invite: ways.find((way) => way === chosen) ?? 'all' })}
          aria-label={texts.title}
        >
          <div className={classes.choices}>
            <Radio id="invite-all" value="all" label={texts.all} />
            {anyNetwork && <Radio value="networks" label={t('newPurchase.byNetwork')} />}
            <Radio value="some" label={t('newPurchase.some')} />
          </div>
        </Radio.Group>
        {values.invite !== 'all' && (
          <Suspense fallback={<Loading rows={1} />}>
            {values.invite === 'some' ? <ChosenDistricts {...props} /> : <ChosenNetworks {...props} networks={networks?.items ?? []} />}
          </Suspense>
        )}
      </fieldset>
    </Field>
  );
}
