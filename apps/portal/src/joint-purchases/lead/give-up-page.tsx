import { getRouteApi } from '@tanstack/react-router';
import { EndForm } from './end-form.js';
import { WithPurchase } from './with-purchase.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/give-up');

/** Giving up what missed its minimum. */
export function GiveUpPage() {
  const { jointPurchaseId } = route.useParams();
  const { step } = route.useSearch();
  return (
    <WithPurchase jointPurchaseId={jointPurchaseId} allowed={(purchase) => purchase.may.giveUp}>
      {(purchase) => <EndForm purchase={purchase} ending="giveUp" step={step} />}
    </WithPurchase>
  );
}
