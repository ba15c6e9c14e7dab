import { Injectable } from '@nestjs/common';
import type { districtRegistered } from '@tributary/contracts';
import type { BatchHandler, EventHandler, EventOf, Tx } from '@tributary/messaging';
import { CopyDistrict } from '@tributary/service-kit';

type DistrictEvent = EventOf<typeof districtRegistered>;

const STORE_OFFICES = `
  insert into office (organisation_id, street, city, state, zip)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
  on conflict (organisation_id) do update set street = excluded.street, city = excluded.city, state = excluded.state, zip = excluded.zip`;

/** Keeps the districts and their offices: the first site of each. */
@Injectable()
export class CopyDistrictAndOffice implements EventHandler<typeof districtRegistered>, BatchHandler<typeof districtRegistered> {
  constructor(private readonly districts: CopyDistrict) {}

  async handle(event: DistrictEvent, tx: Tx): Promise<void> {
    await this.handleBatch([event], tx);
  }

  async handleBatch(events: DistrictEvent[], tx: Tx): Promise<void> {
    await this.districts.handleBatch(events, tx);
    const column = <T>(value: (district: DistrictEvent['data']) => T): T[] => events.map(({ data }) => value(data));
    await tx.query(STORE_OFFICES, [
      column(({ organisationId }) => organisationId),
      column(({ street }) => street),
      column(({ city }) => city),
      column(({ state }) => state),
      column(({ zip }) => zip),
    ]);
  }
}
