import { Injectable } from '@nestjs/common';
import type { Delivery, DeliveryPage, DeliveryQuery } from '@tributary/contracts';
import { type Actor, decodeCursor, encodeCursor, Transactions } from '@tributary/service-kit';
import { z } from 'zod';
import { DeliveryEntity } from './delivery.entity.js';

/** Where a page ended: ids sort by the time they were made. */
const cursor = z.tuple([z.uuid()]);

/** Which mails were planned and what became of them, the newest first. */
@Injectable()
export class FindDeliveries {
  constructor(private readonly transactions: Transactions) {}

  async find(actor: Actor, { state, kind, after, limit }: DeliveryQuery): Promise<DeliveryPage> {
    const last = after === undefined ? undefined : decodeCursor(cursor, after)[0];
    return this.transactions.asRequest(actor, async ({ manager }) => {
      const all = manager.createQueryBuilder(DeliveryEntity, 'delivery');
      if (state) all.andWhere('delivery.state = :state', { state });
      if (kind) all.andWhere('delivery.kind = :kind', { kind });
      const page = all
        .clone()
        .orderBy('delivery.deliveryId', 'DESC')
        .limit(limit + 1);
      if (last) page.andWhere('delivery.deliveryId < :last', { last });
      const total = await all.getCount();
      const rows = await page.getMany();
      const items = rows.slice(0, limit).map(itemOf);
      return { items, total, next: rows.length > limit ? encodeCursor([items.at(-1)?.deliveryId ?? '']) : null };
    });
  }
}

/** A delivery as the agency sees it. */
export function itemOf(row: DeliveryEntity): Delivery {
  const { deliveryId, kind, state, personId, recipient, subject, messageId, attempts, outcome } = row;
  const times = { plannedAt: row.plannedAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null };
  return { deliveryId, kind, state, personId, recipient, subject, messageId, attempts, outcome, ...times };
}
