import { Injectable } from '@nestjs/common';
import { type AnswerReceipt, type DeclineBody, invitationDeclined } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, RuleBroken, Transactions } from '@tributary/service-kit';
import { checkOpen } from '../joint-purchases/cut-off.rules.js';
import { take } from '../joint-purchases/joint-purchase.rules.js';
import { lockPurchase, notFound } from '../joint-purchases/load-joint-purchase.js';
import { loadOwn } from './find-own-commitment.js';
import { WithdrawBasket } from './withdraw-basket.js';

const DECLINE = `
  update invitation set declined_at = $3 where joint_purchase_id = $1 and organisation_id = $2 and declined_at is null
  returning leaid, lead_organisation_id as "leadOrganisationId"`;

const REASON = `
  insert into decline_reason (joint_purchase_id, organisation_id, lead_organisation_id, reason) values ($1, $2, $3, $4)
  on conflict (joint_purchase_id, organisation_id) do update set reason = excluded.reason`;

/** A district says that it will not take part: nobody reminds it any more. A basket of its own is taken back with it. */
@Injectable()
export class DeclineInvitation {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly withdrawal: WithdrawBasket,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { reason }: DeclineBody): Promise<AnswerReceipt> {
    return this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      checkOpen(purchase, now);
      take(purchase.status, 'decline');
      const own = await loadOwn(tx, jointPurchaseId, actor.organisationId);
      if (own && !own.withdrawn) await this.withdrawal.withdraw(tx, actor, purchase, own, now);
      const { organisationId, personId } = actor;
      const [declined] = await tx.query<{ leaid: string; leadOrganisationId: string }>(DECLINE, [jointPurchaseId, organisationId, now]);
      if (!declined) throw await this.declinedAlready(tx, jointPurchaseId, organisationId);
      if (reason !== null) await tx.query(REASON, [jointPurchaseId, organisationId, declined.leadOrganisationId, reason]);
      const { version } = await this.outbox.add(tx, invitationDeclined, {
        ...{ jointPurchaseId, organisationId, leaid: declined.leaid, reason },
        declinedBy: personId,
        declinedAt: now.toISOString(),
      });
      await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'invitation-declined', actor, facts: {} });
      return { jointPurchaseId, version };
    });
  }

  private async declinedAlready(tx: Parameters<typeof loadOwn>[0], jointPurchaseId: string, organisationId: string): Promise<RuleBroken> {
    const invited = await tx.query('select from invitation where joint_purchase_id = $1 and organisation_id = $2', [
      jointPurchaseId,
      organisationId,
    ]);
    return invited.length === 0 ? notFound() : new RuleBroken('commitment.declined', { detail: 'Your district has declined already.' });
  }
}
