import type { JointPurchaseView } from '@tributary/contracts';
import { lazy, Suspense } from 'react';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';

// Districts, who are most of the readers, need nothing of it.
const LeadSections = lazy(() => import('./lead-sections.js').then((file) => ({ default: file.LeadSections })));

/** What the buyer does with a purchase: decide, remind, invite, lengthen, end it. Nothing for whoever does not lead it. */
export function LeadPanel({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  if (purchase.leadOrganisationId !== organisationId) return null;
  return (
    <Suspense fallback={<Loading rows={3} />}>
      <LeadSections purchase={purchase} />
    </Suspense>
  );
}
