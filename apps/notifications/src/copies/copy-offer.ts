import { Injectable } from '@nestjs/common';
import type { grantRecorded } from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { CopyGrant } from '@tributary/service-kit';

/** Keeps `role_grant`, and beside it who offered the role and when. */
@Injectable()
export class CopyOffer implements EventHandler<typeof grantRecorded> {
  constructor(private readonly copyGrant: CopyGrant) {}

  async handle(event: EventOf<typeof grantRecorded>, tx: Tx): Promise<void> {
    await this.copyGrant.handle(event, tx);
    const { grantId, givenBy, offeredAt } = event.data;
    await tx.query(
      `insert into offer (grant_id, given_by, offered_at) values ($1, $2, $3)
       on conflict (grant_id) do update set given_by = excluded.given_by, offered_at = excluded.offered_at`,
      [grantId, givenBy, offeredAt],
    );
  }

  async forget(grantId: string, tx: Tx): Promise<void> {
    await this.copyGrant.forget(grantId, tx);
    await tx.query('delete from offer where grant_id = $1', [grantId]);
  }
}
