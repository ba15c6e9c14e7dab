import type { JointPurchaseView } from '@tributary/contracts';
import { deadlineText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { ButtonLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { unitsText } from '../../words/phrases.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { missedLots } from '../lots.js';
import classes from './lead.module.css';

/** A minimum was missed: what it was, what can be done, and what happens if nothing is. */
export function DecideBox({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, decideBy, zone, lots, may } = purchase;
  const params = { organisationId, jointPurchaseId };
  const missed = missedLots(purchase);
  return (
    <section className={classes.decide} aria-label={t('lead.decide.title')}>
      <h2 className={classes.decideTitle}>{t('lead.decide.title')}</h2>
      <ul className={classes.missed}>
        {missed.map((lot) => (
          <li key={lot.lotId}>
            {t('lead.decide.lot', {
              lot: lot.title,
              volume: countText(lot.price.totalQuantity),
              minimum: unitsText(lot.ladder[0]?.fromQuantity ?? 0, lot.unit),
            })}
          </li>
        ))}
      </ul>
      <p>
        {missed.length < lots.length && `${t('lead.decide.some')} `}
        {t('lead.decide.text')}
      </p>
      <p className={classes.nothing}>
        <Rich text={decideBy === null ? t('lead.decide.nothingOpen') : t('lead.decide.nothing', { when: deadlineText(decideBy, zone) })} />
      </p>
      <div className={classes.buttons}>
        {may.extend && (
          <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId/extend" params={params}>
            {t('lead.decide.extend')}
          </ButtonLink>
        )}
        {may.giveUp && (
          <ButtonLink variant="default" to="/o/$organisationId/joint-purchases/$jointPurchaseId/give-up" params={params}>
            {t('lead.decide.giveUp')}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
