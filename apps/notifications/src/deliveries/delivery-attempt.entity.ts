import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandOver } from './delivery.rules.js';

/** One try to hand a mail over, by which replica and with which answer. */
@Entity('delivery_attempt')
export class DeliveryAttemptEntity {
  @PrimaryColumn('uuid', { name: 'delivery_id' }) deliveryId: string;
  /** From 1 on. */
  @PrimaryColumn('integer') number: number;
  @Column('timestamptz') at: Date;
  @Column('text') replica: string;
  @Column('text') outcome: HandOver['is'];
  /** The mail server's reply, or what happened instead of one. */
  @Column('text') reply: string;
}
