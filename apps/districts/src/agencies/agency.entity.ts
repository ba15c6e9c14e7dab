import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the agency has besides an organisation's facts. There is one row at most. */
@Entity('agency')
export class AgencyEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  colour: string;

  @Column('text', { name: 'sender_address' })
  senderAddress: string;
}
