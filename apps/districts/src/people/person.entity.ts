import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Person } from './person.rules.js';

@Entity('person')
export class PersonEntity implements Person {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  issuer: string | null;

  @Column('text', { nullable: true })
  subject: string | null;
}
