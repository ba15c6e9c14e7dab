import { Injectable } from '@nestjs/common';
import { districtsInvited, type InviteBody } from '@tributary/contracts';
import { Outbox } from '@tributary/messaging';
import { type Actor, Audit, Clock, RuleBroken, Transactions } from '@tributary/service-kit';
import { checkOpen } from './cut-off.rules.js';
import { invite, reach, readInvited } from './invite.js';
import { take } from './joint-purchase.rules.js';
import { lockPurchase } from './load-joint-purchase.js';

/** The buyer invites more districts to a purchase that is open. Whoever is invited already stays so and is not told again. */
@Injectable()
export class InviteDistricts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, jointPurchaseId: string, { organisationIds, networkIds, contacts }: InviteBody): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      const { purchase } = await lockPurchase(tx, jointPurchaseId);
      const now = await this.clock.now(tx);
      take(purchase.status, 'invite');
      checkOpen(purchase, now);
      const named = await readInvited(tx, { organisationIds, networkIds }, ['organisationIds', 'networkIds']);
      const added = await invite(tx, jointPurchaseId, purchase.leadOrganisationId, named, now);
      if (added.length === 0)
        throw new RuleBroken('joint-purchase.invited-already', { field: 'organisationIds', detail: 'All of these are invited already.' });
      await reach(tx, this.outbox, purchase, added, contacts);
      await tx.query('update joint_purchase set invited_count = invited_count + $2 where joint_purchase_id = $1', [
        jointPurchaseId,
        added.length,
      ]);
      await this.outbox.add(tx, districtsInvited, { jointPurchaseId, invited: added });
      const facts = { invitedDistricts: added.length };
      await this.audit.record(tx, { aggregateId: jointPurchaseId, action: 'districts-invited', actor, facts });
    });
  }
}
