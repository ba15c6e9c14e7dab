import { Injectable } from '@nestjs/common';
import type { DistrictImportReport } from '@tributary/contracts';
import { type Actor, RuleBroken, Transactions } from '@tributary/service-kit';
import { DistrictImportEntity } from './district-import.entity.js';

@Injectable()
export class FindDistrictImport {
  constructor(private readonly transactions: Transactions) {}

  /** The report of an import of the acting organisation. Throws `not-found`. */
  async report(actor: Actor, importId: string): Promise<DistrictImportReport> {
    const found = await this.transactions.asRequest(actor, (tx) =>
      tx.manager.findOneBy(DistrictImportEntity, { importId, organisationId: actor.organisationId }),
    );
    if (!found) throw new RuleBroken('not-found');
    return found.report;
  }
}
