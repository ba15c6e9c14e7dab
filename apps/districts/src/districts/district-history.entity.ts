import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DistrictFacts } from './district.rules.js';

/** All of a district's facts as they stood after a change: a row for each change, never altered. */
@Entity('district_history')
export class DistrictHistoryEntity {
  @PrimaryColumn('uuid', { name: 'history_id' })
  historyId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'import_id' })
  importId: string;

  @Column('timestamptz')
  at: Date;

  @Column('jsonb')
  facts: DistrictFacts;
}
