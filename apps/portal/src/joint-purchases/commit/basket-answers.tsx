import type { CommitBasketBody, JointPurchaseView, SiteView } from '@tributary/contracts';
import type { ReactNode } from 'react';
import { countText, priceText } from '../../formats/money.js';
import { TextLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { calendarDayText } from '../purchase-phrases.js';
import type { BasketDraft } from './basket-draft.js';
import classes from './commit-form.module.css';
import { approvedOnField, quantityField } from './field-ids.js';

interface BasketAnswersProps {
  purchase: JointPurchaseView;
  sites: readonly SiteView[];
  body: CommitBasketBody;
  /** The paper of the board's approval, as it is called. */
  document: BasketDraft['document'];
}

/** Each answer with the way back to its field. */
export function BasketAnswers({ purchase, sites, body, document }: BasketAnswersProps) {
  const { approval } = body;
  return (
    <dl className={classes.answers}>
      {body.lots.map((lot) => {
        const known = purchase.lots.find(({ lotId }) => lotId === lot.lotId);
        if (known === undefined) return null;
        return (
          <Answer key={lot.lotId} purchase={purchase} label={known.title} field={quantityField(lot.lotId, lot.lines[0]?.siteId ?? '')}>
            {lot.lines.map(({ siteId, quantity }) => (
              <div key={siteId}>
                {t('commitment.check.site', { quantity: unitsText(quantity, known.unit), site: nameOf(sites, siteId) })}
              </div>
            ))}
            {lot.tolerance > 0 && <div>{t('commitment.check.more', { more: countText(lot.tolerance) })}</div>}
            <div>
              {lot.ceilingE4 === null
                ? t('commitment.check.ceilingNone')
                : t('commitment.check.ceiling', { price: priceText(lot.ceilingE4) })}
            </div>
            {lot.alonePriceE4 !== null && <div>{t('commitment.check.alone', { price: priceText(lot.alonePriceE4) })}</div>}
          </Answer>
        );
      })}
      <Answer purchase={purchase} label={t('commitment.check.approval')} field={approvedOnField}>
        {approval === null
          ? t('commitment.check.approvalNone')
          : t('commitment.check.approvalOn', { day: calendarDayText(approval.approvedOn) })}
        {approval !== null && <div>{document?.name ?? t('commitment.check.noDocument')}</div>}
      </Answer>
    </dl>
  );
}

function nameOf(sites: readonly SiteView[], siteId: string): string {
  return sites.find((site) => site.siteId === siteId)?.name ?? '';
}

interface AnswerProps {
  purchase: JointPurchaseView;
  label: string;
  field: string;
  children: ReactNode;
}

function Answer({ purchase: { jointPurchaseId }, label, field, children }: AnswerProps) {
  const { organisationId } = useActing();
  return (
    <div className={classes.answer}>
      <dt>{label}</dt>
      <dd>{children}</dd>
      <dd>
        <TextLink
          to="/o/$organisationId/joint-purchases/$jointPurchaseId/commit"
          params={{ organisationId, jointPurchaseId }}
          hash={field}
          fz="sm"
          aria-label={t('commitment.check.changeOf', { what: label })}
        >
          {t('commitment.check.change')}
        </TextLink>
      </dd>
    </div>
  );
}
