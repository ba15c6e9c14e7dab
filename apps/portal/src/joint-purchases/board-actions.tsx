import type { JointPurchaseView } from '@tributary/contracts';
import { ButtonLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import { PublishButton } from './publish-button.js';
import { basketText } from './purchase-phrases.js';
import { phaseOf } from './state.js';

/** Whether there is something to do. The last day may have passed since the purchase was read. */
export function hasPrimary(purchase: JointPurchaseView): boolean {
  return purchase.may.publish || (purchase.may.commit && phaseOf(purchase) === 'open');
}

/** The one filled button: publish, commit, or change what was committed. It is shown where there is something to do. */
export function BoardPrimary({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  if (purchase.may.publish) return <PublishButton purchase={purchase} />;
  const { jointPurchaseId } = purchase;
  return (
    <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId/commit" params={{ organisationId, jointPurchaseId }}>
      <CommitText purchase={purchase} />
    </ButtonLink>
  );
}

function CommitText({ purchase: { own, lots } }: { purchase: JointPurchaseView }) {
  const { name } = useActing();
  const [lot] = lots;
  if (lots.length > 1 || lot === undefined)
    return own === null ? t('purchases.board.commitLots', { organisation: name }) : t('purchases.board.changeLots');
  if (own === null) return t('purchases.board.commit', { units: pluralOf(lot.unit) });
  const taken = own.lots.map(({ lotId, lines }) => ({ lotId, quantity: lines.reduce((sum, line) => sum + line.quantity, 0) }));
  return t('purchases.board.change', { basket: basketText(taken, lots) });
}

/** The ways out, taking the commitment back or declining; once the price is fixed, the record of it. */
export function BoardActions({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, may, own, ownAnswer, pricedAt } = purchase;
  const params = { organisationId, jointPurchaseId };
  if (pricedAt !== null)
    return (
      <ButtonLink variant="default" to="/o/$organisationId/joint-purchases/$jointPurchaseId/record" params={params}>
        {t('purchases.board.record')}
      </ButtonLink>
    );
  if (phaseOf(purchase) === 'between') return null;
  if (may.withdraw && own !== null)
    return (
      <ButtonLink variant="default" to="/o/$organisationId/joint-purchases/$jointPurchaseId/withdraw" params={params}>
        {t('purchases.board.withdraw')}
      </ButtonLink>
    );
  if (!may.decline || ownAnswer === 'declined') return null;
  return (
    <ButtonLink variant="default" to="/o/$organisationId/joint-purchases/$jointPurchaseId/decline" params={params}>
      {t('purchases.board.decline')}
    </ButtonLink>
  );
}
