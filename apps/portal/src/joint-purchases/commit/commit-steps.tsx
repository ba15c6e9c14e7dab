import type { JointPurchaseView, SiteView } from '@tributary/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { withoutFaultsAt, type Fault } from '../../parts/faults.js';
import { Loading } from '../../parts/loading.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { bodyOf, draftOf, foreseenOf, isSame, type BasketDraft } from './basket-draft.js';
import { basketFaults } from './basket-faults.js';
import { CommitForm } from './commit-form.js';
import { typedIn } from './field-ids.js';
import { useEffectOf } from './use-effect-of.js';

// It comes after the form: what is needed at first sight stays light.
const CheckBasket = lazy(loadCheck);

function loadCheck() {
  return import('./check-basket.js').then((file) => ({ default: file.CheckBasket }));
}

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/commit');

interface CommitStepsProps {
  purchase: JointPurchaseView;
  sites: readonly SiteView[];
}

/** The form, then 'check your answers'. The step stands in the address, so Back works, and what was typed survives a reload. */
export function CommitSteps({ purchase, sites }: CommitStepsProps) {
  const { organisationId, person, name, zone } = useActing();
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const { own, lots } = purchase;
  const draft = useDraft<BasketDraft>(person.personId, `commit:${organisationId}:${purchase.jointPurchaseId}`, draftOf(own));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { values } = draft;
  const body = bodyOf(values, lots);
  const effect = useEffectOf(purchase, foreseenOf(values, lots));
  // What was sent and got no answer may have arrived: the same once more is no fault then.
  const arrived = draft.wasSent({ ...body, revision: values.revision });
  const found = () => basketFaults(values, { lots, sites, organisation: name, zone, own: arrived ? null : own });
  const isOutdated = (own?.revision ?? null) !== values.revision && !(own !== null && isSame(own, body, sites));

  const change = (patch: Partial<BasketDraft>) => {
    // Fetched while the form is filled in.
    void loadCheck();
    const [before, after] = [typedIn(values), typedIn({ ...values, ...patch })];
    draft.change(patch);
    setFaults((known) => withoutFaultsAt(known, (field) => before.get(field) !== after.get(field)));
  };
  const show = (given: Fault[]) => {
    setFaults(given);
    setAttempt((times) => times + 1);
  };
  const check = () => {
    const wrong = found();
    show(wrong);
    if (wrong.length === 0) void navigate({ search: { step: 'check' } });
  };
  const refuse = (given: Fault[]) => {
    show(given);
    void navigate({ search: {} });
  };

  const shared = { purchase, sites, draft: { ...draft, change }, effect };
  // An address that says `check` over a basket that cannot be sent shows the form.
  if (step === 'check' && !isOutdated && found().length === 0)
    return (
      <Suspense fallback={<Loading page />}>
        <CheckBasket {...shared} body={body} onRefused={refuse} />
      </Suspense>
    );
  return <CommitForm {...shared} faults={faults} attempt={attempt} isOutdated={isOutdated} onCheck={check} />;
}
