import type { JointPurchaseView } from '@tributary/contracts';
import { ButtonLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import { PublishButton } from './publish-button.js';
import { basketText } from './purchase-phrases.js';

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
export function BoardActions({ purchase: { jointPurchaseId, may, own, ownAnswer, pricedAt } }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const params = { organisationId, jointPurchaseId };
  if (pricedAt !== null)
    return (
      <ButtonLink variant="default" to="/o/$organisationId/joint-purchases/$jointPurchaseId/record" params={params}>
        {t('purchases.board.record')}
      </ButtonLink>
    );
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
