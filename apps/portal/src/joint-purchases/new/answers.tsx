import type { DistrictListItem, DraftJointPurchaseBody } from '@tributary/contracts';
import type { ReactNode } from 'react';
import { deadlineText } from '../../formats/dates.js';
import { countText, priceText } from '../../formats/money.js';
import { TextLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { unitsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import type { PurchaseDraft } from './draft-purchase.js';
import classes from './purchase-form.module.css';

const mostNamed = 12;

interface AnswersProps {
  values: PurchaseDraft;
  body: DraftJointPurchaseBody;
  districts: readonly DistrictListItem[];
}

/** Each answer with the way back to its field. */
export function Answers({ values, body, districts }: AnswersProps) {
  const { zone } = useActing();
  const [lot] = body.lots;
  if (lot === undefined) return null;
  const minimum = unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit);
  return (
    <dl className={classes.answers}>
      <Answer label={t('newPurchase.check.name')} field="title">
        {body.title}
      </Answer>
      <Answer label={t('newPurchase.check.unit')} field="unit">
        {lot.unit}
      </Answer>
      <Answer label={t('newPurchase.check.ladder')} field="from-1">
        {lot.ladder.map((rung) => (
          <div key={rung.fromQuantity}>
            {t('newPurchase.check.ladderLine', { units: unitsText(rung.fromQuantity, lot.unit), price: priceText(rung.unitPriceE4) })}
          </div>
        ))}
        <div className={classes.minor}>{t('newPurchase.check.minimum', { units: minimum })}</div>
      </Answer>
      <Answer label={t('newPurchase.check.cutOff')} field="day">
        {deadlineText(body.cutOffAt, zone)}
      </Answer>
      <Answer label={t('newPurchase.check.invite')} field="invite-all">
        {values.invite === 'all'
          ? t('newPurchase.check.allOf', { number: countText(districts.length) })
          : chosenText(values.chosen, districts)}
      </Answer>
    </dl>
  );
}

function Answer({ label, field, children }: { label: string; field: string; children: ReactNode }) {
  const { organisationId } = useActing();
  return (
    <div className={classes.answer}>
      <dt>{label}</dt>
      <dd>{children}</dd>
      <dd>
        <TextLink
          to="/o/$organisationId/joint-purchases/new"
          params={{ organisationId }}
          hash={field}
          fz="sm"
          aria-label={t('newPurchase.check.changeOf', { what: label })}
        >
          {t('newPurchase.check.change')}
        </TextLink>
      </dd>
    </div>
  );
}

function chosenText(chosen: readonly string[], districts: readonly DistrictListItem[]): string {
  const names = districts.filter((district) => chosen.includes(district.organisationId)).map((district) => district.name);
  const left = names.length - mostNamed;
  const more = left > 0 ? ` ${t('newPurchase.check.more', { count: left, number: countText(left) })}` : '';
  return names.slice(0, mostNamed).join(', ') + more;
}
