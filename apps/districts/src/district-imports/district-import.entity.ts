import type { DistrictImportReport, ImportLayout } from '@tributary/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One file that was brought in, or refused because too much of it was bad, with its whole report. */
@Entity('district_import')
export class DistrictImportEntity {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  layout: ImportLayout;

  @Column('boolean')
  applied: boolean;

  @Column('jsonb')
  report: DistrictImportReport;
}
