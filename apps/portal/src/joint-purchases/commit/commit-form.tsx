import type { JointPurchaseView, LotView, SiteView } from '@tributary/contracts';
import { useState } from 'react';
import { clockText, deadlineText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { CopyReference } from '../../parts/copy-reference.js';
import type { Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { MetaLine } from '../../parts/page-head.js';
import { useActing } from '../../shell/acting.js';
import { pluralOf } from '../../words/plural.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { ApprovalFields } from './approval-fields.js';
import { foreseenOf, lotIn, type BasketDraft, type LotDraft } from './basket-draft.js';
import classes from './commit-form.module.css';
import { Conflict } from './conflict.js';
import { DockedEffect, EffectBox } from './effect-box.js';
import { LotFields } from './lot-fields.js';
import type { EffectState } from './use-effect-of.js';

/** What form and check share. */
export interface CommitDraft {
  values: BasketDraft;
  savedAt: number | null;
  change: (patch: Partial<BasketDraft>) => void;
  keyOf: (body: unknown) => string;
  clear: () => void;
}

interface CommitFormProps {
  purchase: JointPurchaseView;
  sites: readonly SiteView[];
  draft: CommitDraft;
  effect: EffectState;
  faults: readonly Fault[];
  attempt: number;
  /** True where somebody of the district changed the commitment since this draft was begun. */
  isOutdated: boolean;
  onCheck: () => void;
}

/** What a district takes of each lot, and on which terms. */
export function CommitForm({ purchase, sites, draft, effect, faults, attempt, isOutdated, onCheck }: CommitFormProps) {
  const acting = useActing();
  const { lots } = purchase;
  const { values, savedAt, change } = draft;
  const [written, setWritten] = useState(lots[0]?.lotId);
  const [adding, setAdding] = useState<string | null>(null);
  const lot = lots.find(({ lotId }) => lotId === written) ?? lots[0];
  if (lot === undefined) return null;
  const changeLot = (lotId: string, patch: Partial<LotDraft>) =>
    change({ lots: { ...values.lots, [lotId]: { ...lotIn(values, lotId), ...patch } } });
  const typed = foreseenOf(values, lots) !== null;
  return (
    <FormPage
      crumbs={purchaseCrumbs(acting.organisationId, purchase)}
      title={titleOf(purchase, acting.name)}
      meta={
        <MetaLine>
          <CopyReference reference={purchase.reference} />
          <span>{savedAt === null ? t('parts.draft.notYet') : t('parts.draft.saved', { time: clockText(savedAt) })}</span>
        </MetaLine>
      }
      faults={faults}
      attempt={attempt}
      submit={t('commitment.check.button')}
      busy={false}
      onSubmit={onCheck}
      other={<Leave organisationId={acting.organisationId} jointPurchaseId={purchase.jointPurchaseId} />}
      fine={<Rich text={t('commitment.fine', { when: deadlineText(purchase.cutOffAt, purchase.zone) })} />}
      effect={<EffectBox purchase={purchase} draft={values} lot={lot} typed={typed} effect={effect} />}
      docked={<DockedEffect lot={lot} effect={effect} />}
    >
      {isOutdated && <Conflict purchase={purchase} draft={values} onChange={change} />}
      {lots.length > 1 && <p className={classes.whole}>{t('commitment.whole', { number: countText(lots.length) })}</p>}
      {lots.map((each) => (
        <LotFields
          key={each.lotId}
          lot={each}
          several={lots.length > 1}
          sites={sites}
          own={purchase.own}
          draft={lotIn(values, each.lotId)}
          faults={faults}
          onWrite={() => setWritten(each.lotId)}
          onChange={(patch) => changeLot(each.lotId, patch)}
          adding={adding === each.lotId}
          onAdd={(open) => setAdding(open ? each.lotId : null)}
        />
      ))}
      <ApprovalFields jointPurchaseId={purchase.jointPurchaseId} draft={values} faults={faults} onChange={change} />
    </FormPage>
  );
}

function titleOf({ own, lots }: { own: unknown; lots: readonly LotView[] }, organisation: string): string {
  if (own !== null) return t('commitment.titleChange', { organisation });
  const [lot] = lots;
  if (lots.length > 1 || lot === undefined) return t('commitment.titleLots', { organisation });
  return t('commitment.title', { organisation, units: pluralOf(lot.unit) });
}

function Leave({ organisationId, jointPurchaseId }: { organisationId: string; jointPurchaseId: string }) {
  return (
    <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
      {t('commitment.later')}
    </TextLink>
  );
}
