import { useDebouncedValue } from '@mantine/hooks';
import type { BasketEffect, ForeseeBasketBody, JointPurchaseView } from '@tributary/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { write } from '../../api/api.js';
import { useActing } from '../../shell/acting.js';
import { purchaseKey } from '../purchases.queries.js';

const calmMs = 250;

export interface EffectState {
  /** The effect of the basket that is typed now; null while it is being worked out, and where none is typed. */
  effect: BasketEffect | null;
  failed: boolean;
  retry: () => void;
}

/**
 * What the typed basket would do, asked a moment after the last key. The service works it out by the rules that will apply and changes nothing,
 * so the question needs no key. It is kept with the purchase, so that it is worked out again when that moves.
 */
export function useEffectOf({ jointPurchaseId }: JointPurchaseView, body: ForeseeBasketBody | null): EffectState {
  const { organisationId } = useActing();
  const typed = body === null ? null : JSON.stringify(body);
  const [calm] = useDebouncedValue(typed, calmMs);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: [...purchaseKey(organisationId, jointPurchaseId), 'effect', calm],
    queryFn: ({ signal }) =>
      write<BasketEffect>('POST', `procurement/v1/joint-purchases/${jointPurchaseId}/effect`, { organisationId, body, signal }),
    enabled: calm !== null && calm === typed,
    placeholderData: keepPreviousData,
  });
  // What was worked out for another basket never stands beside the new figures.
  const isOfTyped = typed !== null && typed === calm && data !== undefined && !isPlaceholderData;
  return { effect: isOfTyped ? data : null, failed: isError && typed === calm, retry: () => void refetch() };
}
