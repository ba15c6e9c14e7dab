import { useDebouncedValue } from '@mantine/hooks';
import type { CommitmentEffect, JointPurchaseView } from '@tributary/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useActing } from '../../shell/acting.js';
import { effectQuery } from '../purchases.queries.js';

const calmMs = 250;

export interface EffectState {
  /** The effect of the quantity that is typed now; null while it is being worked out, and where none is typed. */
  effect: CommitmentEffect | null;
  failed: boolean;
  retry: () => void;
}

/** What the typed quantity would do, asked a moment after the last key. The service works it out by the rules that will apply. */
export function useEffectOf(purchase: JointPurchaseView, lotId: string, quantity: number | null): EffectState {
  const { organisationId } = useActing();
  const [calm] = useDebouncedValue(quantity, calmMs);
  const asked = quantity === null ? null : calm;
  const { data, isError, refetch } = useQuery({
    ...effectQuery(organisationId, purchase.jointPurchaseId, lotId, asked),
    placeholderData: keepPreviousData,
  });
  // What was worked out for another quantity stays in sight, but never beside the new figure.
  const effect = quantity !== null && data !== undefined && data.quantity === quantity ? data : null;
  return { effect, failed: isError && quantity !== null, retry: () => void refetch() };
}
