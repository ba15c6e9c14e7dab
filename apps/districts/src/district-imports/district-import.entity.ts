import type { DistrictImportItem, DistrictImportReport, DistrictImportState, ImportLayout } from '@tributary/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One file that was sent, how far it is, and its report at the end. A row that still says that it is read or applied, while nobody holds the
 * import's lock, is of one that broke off: see FindDistrictImports.
 */
@Entity('district_import')
export class DistrictImportEntity {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { name: 'file_name', nullable: true })
  fileName: string | null;

  @Column('text')
  state: DistrictImportState;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('timestamptz', { name: 'state_since' })
  stateSince: Date;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;

  @Column('text', { nullable: true })
  layout: ImportLayout | null;

  @Column('integer', { nullable: true })
  bytes: number | null;

  @Column('integer', { name: 'bytes_read' })
  bytesRead: number;

  @Column('integer', { name: 'rows_read' })
  rowsRead: number;

  @Column('integer', { name: 'rejected_total' })
  rejectedTotal: number;

  @Column('integer', { name: 'rows_applied' })
  rowsApplied: number;

  @Column('jsonb', { nullable: true })
  problem: DistrictImportItem['problem'];

  @Column('jsonb', { nullable: true })
  report: DistrictImportReport | null;
}
