import { Injectable } from '@nestjs/common';
import type { agencyFounded } from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { CopyAgency } from '@tributary/service-kit';

/** Keeps the agency's row of `organisation`, and beside it the sender's address and the colour of its mails. */
@Injectable()
export class CopyMailFace implements EventHandler<typeof agencyFounded> {
  constructor(private readonly copyAgency: CopyAgency) {}

  async handle(event: EventOf<typeof agencyFounded>, tx: Tx): Promise<void> {
    await this.copyAgency.handle(event, tx);
    const { organisationId, senderAddress, colour } = event.data;
    await tx.query(
      `insert into mail_face (organisation_id, sender_address, colour) values ($1, $2, $3)
       on conflict (organisation_id) do update set sender_address = excluded.sender_address, colour = excluded.colour`,
      [organisationId, senderAddress, colour],
    );
  }
}
