import { Injectable } from '@nestjs/common';
import type { networkRecorded } from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';

const STORE = `
  insert into network (network_id, name, member_ids, ended) values ($1, $2, $3, $4)
  on conflict (network_id) do update set name = excluded.name, member_ids = excluded.member_ids, ended = excluded.ended`;

/** Keeps which districts are named as one: a purchase can invite all of them. */
@Injectable()
export class CopyNetwork implements EventHandler<typeof networkRecorded> {
  async handle({ data }: EventOf<typeof networkRecorded>, tx: Tx): Promise<void> {
    await tx.query(STORE, [data.networkId, data.name, data.memberOrganisationIds, data.ended]);
  }
}
