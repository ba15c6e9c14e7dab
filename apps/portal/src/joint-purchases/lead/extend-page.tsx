import type { ExtendBody, JointPurchaseView } from '@tributary/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { deadlineText } from '../../formats/dates.js';
import { instantOf } from '../../formats/wall-time.js';
import { Note } from '../../parts/empty.js';
import { FactBox, Facts } from '../../parts/facts.js';
import { withoutFaultsAt, type Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { CutOffField } from '../new/cut-off-field.js';
import { calendarDayText } from '../purchase-phrases.js';
import { extensionFaults, freshExtension, type ExtensionDraft } from './extension.js';
import { ReasonField } from './reason-field.js';
import { useStep } from './use-step.js';
import { WithPurchase } from './with-purchase.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/extend');

/** Lengthening the last day, also after a minimum was missed: then it opens the purchase again. */
export function ExtendPage() {
  const { jointPurchaseId } = route.useParams();
  return (
    <WithPurchase jointPurchaseId={jointPurchaseId} allowed={(purchase) => purchase.may.extend}>
      {(purchase) => <Extend purchase={purchase} />}
    </WithPurchase>
  );
}

function Extend({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId, person } = useActing();
  const { jointPurchaseId, title, cutOffAt, zone, awaitingBuyer } = purchase;
  const draft = useDraft(person.personId, `extend:${jointPurchaseId}`, freshExtension(purchase));
  const { values } = draft;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const show = (found: Fault[]) => {
    setFaults(found);
    setAttempt((times) => times + 1);
  };
  const change = (patch: Partial<ExtensionDraft>) => {
    draft.change(patch);
    setFaults((before) => withoutFaultsAt(before, (field) => (field === 'reason' ? 'reason' in patch : !('reason' in patch))));
  };
  const { mutate, isPending } = useStep<ExtendBody>({
    ...{ jointPurchaseId, path: 'extend', onDone: draft.clear, onFaults: show },
    fieldIdOf: (name) => ({ cutOffAt: 'day', reason: 'reason', 'source.validUntil': 'day' })[name] ?? null,
    done: (after) => t('lead.extend.done', { when: deadlineText(after.cutOffAt, after.zone) }),
  });
  const instant = instantOf(values, zone);
  const send = () => {
    const found = extensionFaults(values, purchase);
    show(found);
    if (found.length > 0 || instant === null) return;
    const body = { cutOffAt: instant, reason: values.reason.trim() || null };
    mutate({ body, idempotencyKey: draft.keyOf(body) });
  };
  const when = deadlineText(cutOffAt, zone);
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={awaitingBuyer ? t('lead.extend.titleMissed', { title }) : t('lead.extend.title', { title })}
      meta={purchase.reference}
      faults={faults}
      attempt={attempt}
      submit={instant === null ? t('lead.extend.submitEmpty') : t('lead.extend.submit', { when: deadlineText(instant, zone) })}
      busy={isPending}
      onSubmit={send}
      other={
        <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
          {t('lead.extend.leave')}
        </TextLink>
      }
      fine={t('lead.extend.fine')}
      effect={<Effect purchase={purchase} then={instant} />}
    >
      <CutOffField
        day={values.day}
        time={values.time}
        hint={awaitingBuyer ? t('lead.extend.hintMissed', { when }) : t('lead.extend.hint', { when })}
        faults={faults}
        onChange={change}
      />
      <ReasonField
        label={awaitingBuyer ? t('lead.extend.reasonMissed') : t('lead.extend.reason')}
        hint={t('lead.extend.reasonHint')}
        value={values.reason}
        faults={faults}
        onType={(reason) => change({ reason })}
      />
    </FormPage>
  );
}

function Effect({ purchase, then }: { purchase: JointPurchaseView; then: string | null }) {
  const { cutOffAt, zone, source, awaitingBuyer, decideBy } = purchase;
  const nothing = awaitingBuyer
    ? t('lead.extend.nothingMissed', { when: deadlineText(decideBy ?? cutOffAt, zone) })
    : t('lead.extend.nothingOpen', { when: deadlineText(cutOffAt, zone) });
  return (
    <FactBox title={t('lead.extend.effect')}>
      <Facts
        facts={[
          { label: t('lead.extend.now'), value: deadlineText(cutOffAt, zone) },
          { label: t('lead.extend.then'), value: then === null ? t('parts.none') : deadlineText(then, zone), strong: true },
          { label: t('lead.extend.valid'), value: calendarDayText(source.validUntil) },
        ]}
      />
      <Note>
        <strong>{t('lead.extend.nothing')}</strong>
        <br />
        {nothing}
      </Note>
      <Note>{t('lead.extend.committed')}</Note>
    </FactBox>
  );
}
