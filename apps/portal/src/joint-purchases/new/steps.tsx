import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { allDistrictsQuery } from '../../districts/districts.queries.js';
import { operates } from '../../districts/operates.js';
import { Loading } from '../../parts/loading.js';
import { withoutFaultsAt, type Fault } from '../../parts/faults.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import type { NewPurchaseState } from '../addresses.js';
import { draftFaults } from './draft-faults.js';
import type { PurchaseDraft } from './draft-purchase.js';
import { typedAt } from './field-ids.js';
import { PurchaseForm } from './purchase-form.js';

// Nobody checks answers before there are some: the step is fetched once it is wanted.
const CheckAnswers = lazy(() => import('./check-answers.js').then((file) => ({ default: file.CheckAnswers })));

interface StepsProps {
  title: string;
  crumbs: readonly ReactNode[];
  /** Under which name the draft is kept on this computer. */
  form: string;
  fresh: PurchaseDraft;
  /** The draft that is changed; null where a new one is written. */
  jointPurchaseId: string | null;
  step: NewPurchaseState['step'];
  leave: ReactNode;
  /** What is said where the draft on this computer is based on an older version: `again` begins from the newer one. */
  outdated?: (again: () => void) => ReactNode;
}

/** One form, then 'check your answers'. The step stands in the address, so Back works. */
export function Steps({ title, crumbs, form, fresh, jointPurchaseId, step, leave, outdated }: StepsProps) {
  const { organisationId, person, zone } = useActing();
  const navigate = useNavigate();
  const draft = useDraft(person.personId, form, fresh);
  const districts = useQuery(allDistrictsQuery(organisationId));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const known = districts.data?.filter(operates) ?? null;
  const change = (patch: Partial<PurchaseDraft>) => {
    const after = { ...draft.values, ...patch };
    draft.change(patch);
    setFaults((before) => withoutFaultsAt(before, (field) => typedAt(draft.values, field) !== typedAt(after, field)));
  };
  const show = (found: Fault[]) => {
    setFaults(found);
    setAttempt((times) => times + 1);
  };
  const check = () => {
    const found = draftFaults(draft.values, zone, known?.length ?? null);
    show(found);
    if (found.length === 0) void navigate({ to: '.', search: { step: 'check' } });
  };
  const refuse = (found: Fault[]) => {
    show(found);
    void navigate({ to: '.', search: {} });
  };
  const isOld = draft.values.version !== fresh.version;
  // An address that says `check` over a draft that cannot be sent shows the form.
  const checkable = step === 'check' && known !== null && !isOld && draftFaults(draft.values, zone, known.length).length === 0;
  if (checkable) {
    return (
      <Suspense fallback={<Loading />}>
        <CheckAnswers draft={draft} districts={known} onRefused={refuse} {...{ crumbs, jointPurchaseId }} />
      </Suspense>
    );
  }
  return (
    <PurchaseForm
      draft={{ ...draft, change }}
      districts={known}
      onCheck={check}
      notice={isOld ? outdated?.(() => change(fresh)) : undefined}
      {...{ title, crumbs, faults, attempt, leave }}
    />
  );
}
