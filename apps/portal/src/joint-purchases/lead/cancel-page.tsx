import { getRouteApi } from '@tanstack/react-router';
import { EndForm } from './end-form.js';
import { WithPurchase } from './with-purchase.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/cancel');

/** Calling a purchase off; of a draft nobody is told. */
export function CancelPage() {
  const { jointPurchaseId } = route.useParams();
  const { step } = route.useSearch();
  return (
    <WithPurchase jointPurchaseId={jointPurchaseId} allowed={(purchase) => purchase.may.cancel}>
      {(purchase) => <EndForm purchase={purchase} ending={purchase.status === 'draft' ? 'discard' : 'cancel'} step={step} />}
    </WithPurchase>
  );
}
