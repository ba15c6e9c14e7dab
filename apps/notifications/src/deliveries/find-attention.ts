import { Injectable } from '@nestjs/common';
import type { Attention } from '@tributary/contracts';
import { type Actor, Transactions } from '@tributary/service-kit';

// What nobody can do anything about any more leaves the list by itself after two weeks; the deliveries stay on record.
const UNSETTLED = `
  select state, count(*)::int as deliveries, (array_agg(subject order by delivery_id desc))[1] as newest
  from delivery
  where state in ('failed', 'uncertain') and due_at is null and planned_at > clock_timestamp() - interval '14 days'
  group by state order by state`;

interface UnsettledRow {
  readonly state: 'failed' | 'uncertain';
  readonly deliveries: number;
  readonly newest: string;
}

/**
 * What waits for the agency's administrators: mails that the server refused for good, and mails that may or may not have arrived. For
 * everybody else nothing waits here, which is an answer too: the portal asks every service.
 */
@Injectable()
export class FindAttention {
  constructor(private readonly transactions: Transactions) {}

  async find(actor: Actor): Promise<Attention> {
    if (!actor.roles.includes('agency-admin')) return { items: [] };
    const rows = await this.transactions.asRequest(actor, (tx) => tx.query<UnsettledRow>(UNSETTLED));
    return {
      items: rows.map(({ state, deliveries, newest }) => ({
        kind: `delivery.${state}`,
        organisationId: actor.organisationId,
        subject: newest,
        facts: { deliveries },
        byWhen: null,
        link: `/deliveries?state=${state}`,
      })),
    };
  }
}
