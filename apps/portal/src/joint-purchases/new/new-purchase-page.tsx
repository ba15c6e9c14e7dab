import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { allDistrictsQuery } from '../../districts/districts.queries.js';
import { operates } from '../../districts/operates.js';
import { withoutFaultsAt, type Fault } from '../../parts/faults.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { Refused } from '../../shell/page-failure.js';
import { CheckAnswers } from './check-answers.js';
import { draftFaults } from './draft-faults.js';
import { freshPurchase, type PurchaseDraft } from './draft-purchase.js';
import { PurchaseForm } from './purchase-form.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/new');

/** Opening a purchase: one form, then 'check your answers', then published or kept as a draft. The step stands in the address, so Back works. */
export function NewPurchasePage() {
  const acting = useActing();
  if (!acting.may('buyer')) return <Refused />;
  return <Steps />;
}

function Steps() {
  const { organisationId, person, zone } = useActing();
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const draft = useDraft(person.personId, `purchase:${organisationId}`, freshPurchase());
  const districts = useQuery(allDistrictsQuery(organisationId));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const known = districts.data?.filter(operates) ?? null;
  const change = (patch: Partial<PurchaseDraft>) => {
    draft.change(patch);
    setFaults((before) => withoutFaultsAt(before, (field) => isOf(field, patch)));
  };

  const refuse = (found: Fault[]) => {
    setFaults(found);
    setAttempt((times) => times + 1);
    void navigate({ search: {} });
  };
  const check = () => {
    const found = draftFaults(draft.values, zone, known?.length ?? null);
    setFaults(found);
    setAttempt((times) => times + 1);
    if (found.length === 0) void navigate({ search: { step: 'check' } });
  };
  // An address that says `check` over a draft that cannot be sent shows the form.
  const checkable = step === 'check' && known !== null && draftFaults(draft.values, zone, known.length).length === 0;
  if (checkable) return <CheckAnswers draft={draft} districts={known} onRefused={refuse} />;
  return <PurchaseForm draft={{ ...draft, change }} districts={known} faults={faults} attempt={attempt} onCheck={check} />;
}

// A field of the ladder changes the whole ladder, and the two ways of inviting are one question.
function isOf(field: string, patch: Partial<PurchaseDraft>): boolean {
  if (/^(from|price)-/.test(field)) return 'rungs' in patch;
  if (field === 'chosen' || field === 'invite-all') return 'chosen' in patch || 'invite' in patch;
  return field in patch;
}
