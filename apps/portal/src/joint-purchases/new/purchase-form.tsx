import { Button } from '@mantine/core';
import type { DistrictListItem } from '@tributary/contracts';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { clockText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { announce } from '../../parts/announcer.js';
import type { Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { Icon } from '../../parts/icons.js';
import type { useDraft } from '../../parts/use-draft.js';
import { t } from '../../words/words.js';
import { CutOffField } from './cut-off-field.js';
import { freshLot, mostLots, nextId, type LotDraft, type PurchaseDraft } from './draft-purchase.js';
import { InviteField } from './invite-field.js';
import { LotFields } from './lot-fields.js';
import classes from './purchase-form.module.css';
import { SourceFields } from './source-fields.js';
import { TextField } from './text-field.js';

// Nothing is to be seen of it before two steps are typed.
const Preview = lazy(() => import('./preview.js').then((file) => ({ default: file.Preview })));

export interface PurchaseFormProps {
  title: string;
  crumbs: readonly ReactNode[];
  draft: ReturnType<typeof useDraft<PurchaseDraft>>;
  /** Those that can be invited; null until they are loaded. */
  districts: readonly DistrictListItem[] | null;
  faults: readonly Fault[];
  attempt: number;
  onCheck: () => void;
  /** The way out, which keeps the draft. */
  leave: ReactNode;
  /** Said above the fields: somebody else has changed the draft meanwhile. */
  notice?: ReactNode;
}

/** The form of a purchase: what is bought, at which prices, until when, and for whom. */
export function PurchaseForm({ title, crumbs, draft, districts, faults, attempt, onCheck, leave, notice }: PurchaseFormProps) {
  const { values, savedAt, change } = draft;
  const [lotId, setLotId] = useState(values.lots[0]?.id ?? '');
  const count = districts?.length ?? 0;
  return (
    <FormPage
      crumbs={crumbs}
      title={title}
      meta={savedAt === null ? t('parts.draft.notYet') : t('parts.draft.saved', { time: clockText(savedAt) })}
      faults={faults}
      attempt={attempt}
      submit={t('newPurchase.submit')}
      busy={false}
      onSubmit={onCheck}
      other={leave}
      fine={t('newPurchase.fine')}
      effect={
        <Suspense fallback={null}>
          <Preview values={values} lotId={lotId} />
        </Suspense>
      }
    >
      {notice}
      <TextField
        id="title"
        label={t('newPurchase.name')}
        description={t('newPurchase.nameHint')}
        value={values.title}
        maxLength={200}
        faults={faults}
        onType={(typed) => change({ title: typed })}
      />
      <SourceFields source={values.source} faults={faults} onChange={(source) => change({ source })} />
      <Lots lots={values.lots} faults={faults} onChange={(lots) => change({ lots })} onEnter={setLotId} />
      <CutOffField day={values.day} time={values.time} hint={t('newPurchase.cutOffHint')} faults={faults} onChange={change} />
      <InviteField
        values={values}
        districts={districts}
        faults={faults}
        onChange={change}
        texts={{
          title: t('newPurchase.invite'),
          hint: t('newPurchase.inviteHint'),
          all: t('newPurchase.all', { count, number: countText(count) }),
        }}
      />
    </FormPage>
  );
}

interface LotsProps {
  lots: readonly LotDraft[];
  faults: readonly Fault[];
  onChange: (lots: LotDraft[]) => void;
  onEnter: (lotId: string) => void;
}

function Lots({ lots, faults, onChange, onEnter }: LotsProps) {
  const add = () => {
    const lot = freshLot(nextId(lots));
    onChange([...lots, lot]);
    onEnter(lot.id);
    // Once it stands on the page: typing goes on in the new lot.
    setTimeout(() => document.getElementById(`lot-${lot.id}`)?.focus());
  };
  const remove = (id: string, number: number) => {
    onChange(lots.filter((lot) => lot.id !== id));
    announce(t('newPurchase.removedLot', { number }));
    document.getElementById('lots')?.focus();
  };
  return (
    <section className={classes.lots} aria-labelledby="lots">
      <h2 id="lots" tabIndex={-1} className={classes.sectionTitle}>
        {t('newPurchase.lots')}
      </h2>
      <p className={classes.hint}>{t('newPurchase.lotsHint')}</p>
      {lots.map((lot, index) => (
        <LotFields
          key={lot.id}
          {...{ lot, faults }}
          number={index + 1}
          of={lots.length}
          onChange={(changed) => onChange(lots.map((each) => (each.id === lot.id ? changed : each)))}
          onRemove={() => remove(lot.id, index + 1)}
          onEnter={() => onEnter(lot.id)}
        />
      ))}
      {lots.length < mostLots && (
        <div className={classes.addLot}>
          <Button variant="default" leftSection={<Icon name="plus" size={14} />} onClick={add}>
            {t('newPurchase.addLot')}
          </Button>
        </div>
      )}
    </section>
  );
}
