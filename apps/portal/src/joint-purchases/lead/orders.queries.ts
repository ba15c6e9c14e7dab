import type { OrderList } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../api/api.js';
import { purchaseKey } from '../purchases.queries.js';

/** What is to be ordered, once the price is fixed. */
export function orderListQuery(organisationId: string, jointPurchaseId: string) {
  return queryOptions({
    queryKey: [...purchaseKey(organisationId, jointPurchaseId), 'order-list'],
    queryFn: ({ signal }) => read<OrderList>(`procurement/v1/joint-purchases/${jointPurchaseId}/order-list`, { organisationId, signal }),
  });
}
