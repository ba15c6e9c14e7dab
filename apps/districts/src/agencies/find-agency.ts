import { Injectable } from '@nestjs/common';
import type { AgencyFace } from '@tributary/contracts';
import { RuleBroken, Transactions } from '@tributary/service-kit';

const FACE = `
  select a.organisation_id as "organisationId", o.name, a.colour, o.zone
  from agency a join organisation o on o.organisation_id = a.organisation_id`;

@Injectable()
export class FindAgency {
  constructor(private readonly transactions: Transactions) {}

  /**
   * What the sign-in page shows to everyone. Before anyone has signed in row security shows nothing, so it is read as the worker, and these
   * four facts alone. Throws `agency.none` on an empty installation.
   */
  async face(): Promise<AgencyFace> {
    const [face] = await this.transactions.asWorker((tx) => tx.query<AgencyFace>(FACE));
    if (!face) throw new RuleBroken('agency.none', { detail: "Start it with the founding command: see the operator's guide." });
    return face;
  }
}
