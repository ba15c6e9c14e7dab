import type { JointPurchaseView, ReasonBody } from '@tributary/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FactBox } from '../../parts/facts.js';
import type { Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { EndAnswers } from './end-answers.js';
import { happensText, type Ending } from './ending.js';
import classes from './lead.module.css';
import { ReasonField } from './reason-field.js';
import { useStep } from './use-step.js';

interface EndFormProps {
  purchase: JointPurchaseView;
  ending: Ending;
  step: 'check' | undefined;
}

/** Why it ends; then, on a page of its own, what that does and who is told, before it is sent. */
export function EndForm({ purchase, ending, step }: EndFormProps) {
  const { organisationId, person } = useActing();
  const navigate = useNavigate();
  const { jointPurchaseId, title } = purchase;
  const draft = useDraft(person.personId, `${ending}:${jointPurchaseId}`, { reason: '' });
  const reason = draft.values.reason.trim();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const show = (found: Fault[]) => {
    setFaults(found);
    setAttempt((times) => times + 1);
  };
  const { mutate, isPending } = useStep<ReasonBody>({
    ...{ jointPurchaseId, path: ending === 'giveUp' ? 'give-up' : 'cancel', onDone: draft.clear, onFaults: show },
    // The field of the reason stands a page before; what is said of it stands in the summary here.
    fieldIdOf: () => null,
    done: () => t(`lead.end.${ending}.done`, { title }),
  });
  const check = () => {
    const text = t('lead.end.reasonMissing');
    show(reason === '' ? [{ field: 'reason', short: text, full: text }] : []);
    if (reason !== '') void navigate({ to: '.', search: { step: 'check' } });
  };
  const send = () => mutate({ body: { reason }, idempotencyKey: draft.keyOf({ reason }) });
  // An address that says `check` without a reason shows the form.
  const checking = step === 'check' && reason !== '';
  return (
    <FormPage
      key={checking ? 'check' : 'form'}
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={checking ? t(`lead.end.${ending}.check`) : t(`lead.end.${ending}.title`, { title })}
      meta={purchase.reference}
      wide={checking}
      faults={faults}
      attempt={attempt}
      submit={checking ? t(`lead.end.${ending}.submit`, { title }) : t('lead.end.next')}
      busy={isPending}
      onSubmit={checking ? send : check}
      other={
        <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
          {t(`lead.end.leave.${ending}`)}
        </TextLink>
      }
      fine={checking ? (ending === 'discard' ? t('lead.end.fineDraft') : t('lead.end.fine')) : undefined}
      effect={
        checking ? undefined : (
          <FactBox title={t('lead.end.effect')}>
            <p className={classes.effectText}>{happensText(ending, purchase)}</p>
          </FactBox>
        )
      }
    >
      {checking ? (
        <EndAnswers purchase={purchase} ending={ending} reason={reason} />
      ) : (
        <ReasonField
          label={t('lead.end.reason')}
          hint={t(`lead.end.${ending}.hint`)}
          value={draft.values.reason}
          faults={faults}
          onType={(typed) => {
            draft.change({ reason: typed });
            setFaults([]);
          }}
        />
      )}
    </FormPage>
  );
}
