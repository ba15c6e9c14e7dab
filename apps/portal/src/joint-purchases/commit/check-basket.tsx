import type { CommitBasketBody, JointPurchaseView, SiteView } from '@tributary/contracts';
import { countText } from '../../formats/money.js';
import type { Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { basketText } from '../purchase-phrases.js';
import { BasketAnswers } from './basket-answers.js';
import { bindingOf, takenOf } from './binding.js';
import classes from './commit-form.module.css';
import type { CommitDraft } from './commit-form.js';
import { DockedEffect, EffectBox } from './effect-box.js';
import type { EffectState } from './use-effect-of.js';
import { useSendBasket } from './use-send-basket.js';

interface CheckBasketProps {
  purchase: JointPurchaseView;
  sites: readonly SiteView[];
  draft: CommitDraft;
  body: CommitBasketBody;
  effect: EffectState;
  /** The service found something at fault in a field: back to the form. */
  onRefused: (faults: Fault[]) => void;
}

const mostNamed = 2;

/** Everything once more before it is sent, and what it binds the district to. */
export function CheckBasket({ purchase, sites, draft, body, effect, onRefused }: CheckBasketProps) {
  const { organisationId, name } = useActing();
  const { jointPurchaseId, own, lots } = purchase;
  const { faults, attempt, busy, send } = useSendBasket(purchase, draft, body, onRefused);
  const lot = lots.find(({ lotId }) => lotId === body.lots[0]?.lotId);
  if (lot === undefined) return null;
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t('commitment.check.title', { organisation: name })}
      meta={purchase.reference}
      faults={faults}
      attempt={attempt}
      submit={submitText(body, purchase, own !== null)}
      busy={busy}
      onSubmit={send}
      other={
        <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId/commit" params={{ organisationId, jointPurchaseId }} fz="sm">
          {t('commitment.check.back')}
        </TextLink>
      }
      effect={<EffectBox purchase={purchase} draft={draft.values} lot={lot} typed effect={effect} />}
      docked={<DockedEffect lot={lot} effect={effect} />}
    >
      <BasketAnswers purchase={purchase} sites={sites} body={body} document={draft.values.document} />
      <section aria-label={t('commitment.check.bindsTitle', { organisation: name })}>
        <h2 className={classes.bindsTitle}>{t('commitment.check.bindsTitle', { organisation: name })}</h2>
        <ul className={classes.binds}>
          {bindingOf(body, purchase, effect.effect, name).map((sentence) => (
            <li key={sentence}>
              <Rich text={sentence} />
            </li>
          ))}
        </ul>
      </section>
    </FormPage>
  );
}

function submitText(body: CommitBasketBody, { lots }: JointPurchaseView, isChange: boolean): string {
  const count = body.lots.length;
  if (count > mostNamed) return t('commitment.submitLots', { count, number: countText(count) });
  const basket = basketText(takenOf(body), lots);
  return isChange ? t('commitment.submitChange', { basket }) : t('commitment.submit', { basket });
}
