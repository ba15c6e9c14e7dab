import { Injectable } from '@nestjs/common';
import type { Attention, AttentionItem, Role } from '@tributary/contracts';
import { type Actor, Transactions, type Tx } from '@tributary/service-kit';

interface Row {
  readonly jointPurchaseId: string;
  readonly title: string;
  readonly reference: string;
  readonly invitedDistricts: number;
  readonly committedDistricts: number;
  readonly byWhen: Date | null;
}

/** Of each kind at most so many: whoever has more of them works from the list. */
const AT_MOST = 50;

const waiting = (condition: string, byWhen: string): string => `
  select purchase.joint_purchase_id as "jointPurchaseId", title, reference, invited_count as "invitedDistricts", ${byWhen} as "byWhen",
         (select count(*)::int from commitment where commitment.joint_purchase_id = purchase.joint_purchase_id and not withdrawn) as "committedDistricts"
  from joint_purchase purchase where ${condition}
  order by cut_off_at limit ${AT_MOST}`;

/** What waits for whom: a district's answer, a buyer's decision below the minimum, a draft to publish. `$1` is the acting organisation. */
const kinds: readonly { readonly kind: string; readonly role: Role; readonly sql: string }[] = [
  {
    kind: 'joint-purchase.commit',
    role: 'purchasing-officer',
    sql: waiting(
      `status = 'committing' and closed_at is null and cut_off_at > (select tributary_now())
       and exists (select from invitation
                   where invitation.joint_purchase_id = purchase.joint_purchase_id and organisation_id = $1 and declined_at is null)
       and not exists (select from commitment
                       where commitment.joint_purchase_id = purchase.joint_purchase_id and organisation_id = $1 and not withdrawn)`,
      'cut_off_at',
    ),
  },
  {
    kind: 'joint-purchase.decide',
    role: 'buyer',
    sql: waiting(`lead_organisation_id = $1 and status = 'committing' and closed_at is not null and given_up_at is null`, 'decide_by'),
  },
  {
    kind: 'joint-purchase.publish',
    role: 'buyer',
    sql: waiting(`lead_organisation_id = $1 and status = 'draft'`, 'cut_off_at'),
  },
];

/** What waits for the caller in the organisation for which they act. */
@Injectable()
export class FindAttention {
  constructor(private readonly transactions: Transactions) {}

  async execute(actor: Actor): Promise<Attention> {
    return this.transactions.asRequest(actor, async (tx) => {
      const items: AttentionItem[] = [];
      for (const { kind, sql } of kinds.filter(({ role }) => actor.roles.includes(role)))
        items.push(...(await this.itemsOf(tx, actor, kind, sql)));
      return { items };
    });
  }

  private async itemsOf(tx: Tx, { organisationId }: Actor, kind: string, sql: string): Promise<AttentionItem[]> {
    const rows = await tx.query<Row>(sql, [organisationId]);
    return rows.map(({ jointPurchaseId, title, byWhen, reference, invitedDistricts, committedDistricts }) => ({
      ...{ kind, organisationId },
      subject: title,
      facts: { reference, invitedDistricts, committedDistricts },
      byWhen: byWhen?.toISOString() ?? null,
      link: `/joint-purchases/${jointPurchaseId}`,
    }));
  }
}
