import { messagingTables } from '@tributary/messaging';
import { accessCopies, serviceTables } from '@tributary/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { copyTables } from './0001-copy-tables.js';
import { deliveryTables } from './0001-delivery-tables.js';

/** Deliveries, and the small copies of what their mails tell of. */
export class FirstTables1763980000000 implements MigrationInterface {
  readonly name = 'FirstTables1763980000000';

  async up(runner: QueryRunner): Promise<void> {
    const service = 'notifications';
    const statements = [...serviceTables(service), ...messagingTables(service), ...accessCopies(service), ...copyTables, ...deliveryTables];
    for (const statement of statements) await runner.query(statement);
  }

  // Migrations only add, and an older build runs on the newer schema: going back needs none.
  async down(): Promise<void> {
    throw new Error('Migrations only add. Start the older build on this schema.');
  }
}
