import type { JointPurchaseListItem } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { shortDayText } from '../formats/dates.js';
import { countText, priceText } from '../formats/money.js';
import { Section } from '../parts/detail-page.js';
import { Icon } from '../parts/icons.js';
import { TextLink } from '../parts/links.js';
import markClasses from '../parts/state-mark.module.css';
import { phaseOf, shapeOf, statusText } from '../joint-purchases/state.js';
import { purchasesQuery } from '../joint-purchases/purchases.queries.js';
import { useActing } from '../shell/acting.js';
import { unitsText } from '../words/phrases.js';
import { t } from '../words/words.js';
import classes from './today.module.css';

const shown = 4;

/** The newest purchases with their price today, beside what needs the reader. */
export function OwnPurchases() {
  const { organisationId, name } = useActing();
  const { data } = useQuery(purchasesQuery(organisationId, {}, shown));
  if (data === undefined) return <div />;
  const all = data.total > 0 && (
    <TextLink to="/o/$organisationId/joint-purchases" params={{ organisationId }} fz="sm">
      {t('today.allPurchases', { number: countText(data.total) })}
    </TextLink>
  );
  return (
    <Section title={t('today.purchases')} aside={all}>
      {data.items.length === 0 ? (
        <p className={classes.nothing}>{t('today.emptyPurchases', { organisation: name })}</p>
      ) : (
        <ul className={classes.purchases}>
          {data.items.map((purchase) => (
            <Row key={purchase.jointPurchaseId} purchase={purchase} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ purchase }: { purchase: JointPurchaseListItem }) {
  const { organisationId, kind, zone } = useActing();
  const { jointPurchaseId, title, price, unit, ownQuantity } = purchase;
  const shape = shapeOf(purchase);
  const own = ownQuantity === null ? t('today.row.notIn') : t('today.row.own', { units: unitsText(ownQuantity, unit) });
  return (
    <li>
      <Icon name={shape} size={14} className={markClasses[shape]} />
      <div>
        <Link
          to="/o/$organisationId/joint-purchases/$jointPurchaseId"
          params={{ organisationId, jointPurchaseId }}
          className={classes.name}
        >
          {title}
        </Link>
        <span className={classes.line}>{lineOf(purchase, zone)}</span>
        <span className={classes.line2}>
          {phaseOf(purchase) === 'open' ? distanceOf(purchase) : kind === 'district' ? own : unitsText(price.totalQuantity, unit)}
        </span>
      </div>
      {price.unitPriceE4 !== null && <span className={classes.price}>{priceText(price.unitPriceE4)}</span>}
    </li>
  );
}

function lineOf(purchase: JointPurchaseListItem, zone: string): string {
  switch (phaseOf(purchase)) {
    case 'open':
      return t('today.row.open', { day: shortDayText(purchase.cutOffAt, zone) });
    case 'draft':
      return t('today.row.draft');
    case 'awaiting':
      return t('today.row.awaiting');
    case 'between':
      return t('today.row.between');
    case 'priced':
      return t('today.row.fixed');
    case 'other':
      return statusText(purchase);
  }
}

function distanceOf({ price: { next } }: JointPurchaseListItem): string {
  return next === null
    ? t('today.row.lowest')
    : t('today.row.short', { units: countText(next.unitsShort), price: priceText(next.unitPriceE4) });
}
