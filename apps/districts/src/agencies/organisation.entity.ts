import type { OrganisationKind } from '@tributary/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant. The sign-in guard of every service reads a table of this name; here it is the source. */
@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  kind: OrganisationKind;

  @Column('text')
  name: string;

  /** Null for the agency. */
  @Column('text', { nullable: true })
  leaid: string | null;

  @Column('text')
  zone: string;
}
