import { Group, TextInput } from '@mantine/core';
import type { DistrictListItem } from '@tributary/contracts';
import { clockText, zoneName } from '../../formats/dates.js';
import { FactBox } from '../../parts/facts.js';
import { faultOf, type Fault } from '../../parts/faults.js';
import { Field, FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import type { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { ladderFinding } from '../finding.js';
import { LadderChart } from '../ladder-chart.js';
import { ladderSoFar, type PurchaseDraft } from './draft-purchase.js';
import { InviteField } from './invite-field.js';
import { LadderFields } from './ladder-fields.js';
import classes from './purchase-form.module.css';

export interface PurchaseFormProps {
  draft: ReturnType<typeof useDraft<PurchaseDraft>>;
  /** Null until they are loaded. */
  districts: readonly DistrictListItem[] | null;
  faults: readonly Fault[];
  attempt: number;
  onCheck: () => void;
}

export function PurchaseForm({ draft, districts, faults, attempt, onCheck }: PurchaseFormProps) {
  const { organisationId, zone } = useActing();
  const { values, savedAt, change } = draft;
  const at = (field: string) => faultOf(faults, field);
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId)}
      title={t('newPurchase.title')}
      meta={savedAt === null ? t('parts.draft.notYet') : t('parts.draft.saved', { time: clockText(savedAt) })}
      faults={faults}
      attempt={attempt}
      submit={t('newPurchase.submit')}
      busy={false}
      onSubmit={onCheck}
      other={
        <TextLink to="/o/$organisationId/joint-purchases" params={{ organisationId }} fz="sm">
          {t('newPurchase.leave')}
        </TextLink>
      }
      fine={t('newPurchase.fine')}
      effect={<Preview values={values} />}
    >
      <Field faulty={at('title') !== undefined}>
        <TextInput
          id="title"
          label={t('newPurchase.name')}
          description={t('newPurchase.nameHint')}
          error={at('title')}
          value={values.title}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
      </Field>
      <Field faulty={at('unit') !== undefined}>
        <TextInput
          id="unit"
          label={t('newPurchase.unit')}
          description={t('newPurchase.unitHint')}
          error={at('unit')}
          value={values.unit}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => change({ unit: event.currentTarget.value })}
          styles={{ input: { maxWidth: 240 } }}
        />
      </Field>
      <LadderFields rungs={values.rungs} faults={faults} onChange={(rungs) => change({ rungs })} />
      <Field faulty={at('day') !== undefined || at('time') !== undefined}>
        <fieldset className={classes.group}>
          <legend className={classes.legend}>{t('newPurchase.cutOff')}</legend>
          <p className={classes.hint}>{t('newPurchase.cutOffHint')}</p>
          {[at('day'), at('time')].filter(Boolean).map((text) => (
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
              value={values.day}
              onChange={(event) => change({ day: event.currentTarget.value })}
              w={180}
            />
            <TextInput
              id="time"
              type="time"
              label={t('newPurchase.time', { zone: zoneName(zone) })}
              classNames={{ label: classes.small }}
              error={at('time') !== undefined}
              value={values.time}
              onChange={(event) => change({ time: event.currentTarget.value })}
              w={150}
            />
          </Group>
        </fieldset>
      </Field>
      <InviteField values={values} districts={districts} faults={faults} onChange={change} />
    </FormPage>
  );
}

function Preview({ values }: { values: PurchaseDraft }) {
  const ladder = ladderSoFar(values.rungs);
  const unit = values.unit.trim() || t('newPurchase.anyUnit');
  return (
    <FactBox title={t('newPurchase.preview.title')}>
      {ladder.length < 2 ? (
        <p className={classes.hint}>{t('newPurchase.preview.empty')}</p>
      ) : (
        <>
          <p className={classes.hint}>{ladderFinding({ ladder, unit })}</p>
          <LadderChart
            ladder={ladder}
            unit={unit}
            volume={null}
            unitPriceE4={null}
            here=""
            finding={ladderFinding({ ladder, unit })}
            bracket={false}
            height={216}
          />
        </>
      )}
    </FactBox>
  );
}
