import { messagingTables } from '@tributary/messaging';
import { serviceTables } from '@tributary/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { networkTables } from './network-tables.js';
import { organisationTables } from './organisation-tables.js';
import { peopleTables } from './people-tables.js';

/** The first tables. Row security is forced on each from the start. */
export class Start1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...serviceTables('districts'),
      ...messagingTables('districts'),
      ...organisationTables(),
      ...networkTables(),
      ...peopleTables(),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only add, so that two versions of the service can run side by side.');
  }
}
