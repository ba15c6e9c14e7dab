import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DistrictFacts, DistrictStatus } from './district.rules.js';

/** A district's facts besides those of its organisation, which are LEAID, name and zone. */
@Entity('district')
export class DistrictEntity implements Omit<DistrictFacts, 'leaid' | 'name' | 'zone'> {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  status: DistrictStatus;

  @Column('text')
  type: string;

  @Column('text', { nullable: true })
  street: string | null;

  @Column('text')
  city: string;

  @Column('text')
  state: string;

  @Column('text', { nullable: true })
  zip: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  website: string | null;

  @Column('text', { nullable: true })
  county: string | null;

  @Column('text', { nullable: true })
  locale: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('integer', { nullable: true })
  students: number | null;

  @Column('double precision', { name: 'teachers_fte', nullable: true })
  teachersFte: number | null;

  @Column('text', { name: 'lowest_grade', nullable: true })
  lowestGrade: string | null;

  @Column('text', { name: 'highest_grade', nullable: true })
  highestGrade: string | null;

  @Column('integer', { name: 'operational_schools', nullable: true })
  operationalSchools: number | null;

  @Column('text', { name: 'directory_year', nullable: true })
  directoryYear: string | null;

  @Column('text', { name: 'position_year', nullable: true })
  positionYear: string | null;

  @Column('text', { name: 'enrolment_year', nullable: true })
  enrolmentYear: string | null;
}
