import type { JointPurchaseListItem } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countText, priceText } from '../formats/money.js';
import { Section } from '../parts/detail-page.js';
import { Failed } from '../parts/failed.js';
import { Icon } from '../parts/icons.js';
import { TextLink } from '../parts/links.js';
import markClasses from '../parts/state-mark.module.css';
import { shapeOf } from '../joint-purchases/state.js';
import { purchasesQuery } from '../joint-purchases/purchases.queries.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { distanceOf, lineOf, ownOf, priceOf } from './own-purchase-words.js';
import classes from './today.module.css';

const shown = 4;

/** The newest purchases with their price today, beside what needs the reader: for a district those that it is in. */
export function OwnPurchases() {
  const { organisationId, name, kind } = useActing();
  const state = kind === 'district' ? ({ answer: 'mine' } as const) : {};
  const { data, error, refetch } = useQuery(purchasesQuery(organisationId, state, shown));
  if (data === undefined) return <div>{error !== null && <Failed what={t('today.purchases')} onRetry={() => void refetch()} />}</div>;
  const all = data.total > 0 && (
    <TextLink to="/o/$organisationId/joint-purchases" params={{ organisationId }} search={state} fz="sm">
      {t('today.allPurchases', { number: countText(data.total) })}
    </TextLink>
  );
  return (
    <Section title={t('today.purchases')} aside={all}>
      {data.items.length === 0 ? (
        <p className={classes.nothing}>
          {kind === 'district' ? t('today.emptyPurchases', { organisation: name }) : t('today.emptyPurchasesAgency')}
        </p>
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
  const { jointPurchaseId, title } = purchase;
  const shape = shapeOf(purchase);
  const distance = distanceOf(purchase);
  const own = kind === 'district' ? ownOf(purchase) : null;
  const price = priceOf(purchase);
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
        {distance !== null && <span className={classes.line2}>{distance}</span>}
        {own !== null && <span className={classes.line2}>{own}</span>}
      </div>
      {price !== null && <span className={classes.price}>{priceText(price)}</span>}
    </li>
  );
}
