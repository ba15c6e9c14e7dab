import { messagingTables } from '@tributary/messaging';
import { accessCopies, fileTables, serviceTables } from '@tributary/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commitmentTables } from './0001-commitment-tables.js';
import { documentTables } from './0001-document-tables.js';
import { placeTables } from './0001-place-tables.js';
import { purchaseTables } from './0001-purchase-tables.js';

/** Joint purchases from draft to fixed price, with everything that a service has. */
export class FirstTables1763980000000 implements MigrationInterface {
  readonly name = 'FirstTables1763980000000';

  async up(runner: QueryRunner): Promise<void> {
    const service = 'procurement';
    const statements = [
      ...serviceTables(service),
      ...messagingTables(service),
      ...accessCopies(service),
      ...fileTables(service),
      ...placeTables,
      ...purchaseTables,
      ...commitmentTables,
      ...documentTables,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  // Migrations only add, and an older build runs on the newer schema: going back needs none.
  async down(): Promise<void> {
    throw new Error('Migrations only add. Start the older build on this schema.');
  }
}
