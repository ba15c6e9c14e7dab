import type { GrantState, Role } from '@tributary/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Grant } from './grant.rules.js';

/** A person's role in an organisation. The sign-in guard of every service reads a table of this name; here it is the source. */
@Entity('role_grant')
export class RoleGrantEntity implements Grant {
  @PrimaryColumn('uuid', { name: 'grant_id' })
  grantId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  role: Role;

  @Column('text')
  state: GrantState;

  @Column('timestamptz', { name: 'valid_from' })
  validFrom: Date;

  @Column('timestamptz', { name: 'valid_to', nullable: true })
  validTo: Date | null;

  @Column('text', { name: 'offered_to' })
  offeredTo: string;

  @Column('uuid', { name: 'given_by', nullable: true })
  givenBy: string | null;

  @Column('timestamptz', { name: 'offered_at' })
  offeredAt: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt: Date | null;
}
