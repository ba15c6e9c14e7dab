import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Network } from './network.rules.js';

/** The whole of a network is one row: it is written and told as a whole. */
@Entity('network')
export class NetworkEntity implements Network {
  @PrimaryColumn('uuid', { name: 'network_id' })
  networkId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  name: string;

  @Column('uuid', { array: true })
  members: string[];

  @Column('integer')
  revision: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('boolean')
  ended: boolean;
}
