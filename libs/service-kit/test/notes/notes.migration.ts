import { messagingTables } from '@tributary/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accessCopies, fileTables, guardTable, serviceTables } from '../../src/index.js';

/** The tables of the service that the specs of service-kit run. */
export class Notes1 implements MigrationInterface {
  readonly name = 'Notes1763990000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...serviceTables('notes'),
      ...messagingTables('notes'),
      ...accessCopies('notes'),
      ...fileTables('notes'),
      'create table note (note_id uuid primary key, organisation_id uuid not null, words text not null)',
      'create index note_organisation on note (organisation_id)',
      ...guardTable('notes', 'note'),
      'grant select, insert, update, delete on note to notes_request',
      'create policy note_request_select on note for select to notes_request using (organisation_id = current_organisation())',
      'create policy note_request_insert on note for insert to notes_request with check (organisation_id = current_organisation())',
      `create policy note_request_update on note for update to notes_request
         using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only add.');
  }
}
