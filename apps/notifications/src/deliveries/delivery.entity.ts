import type { DeliveryState, MailKind } from '@tributary/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One mail to one person. */
@Entity('delivery')
export class DeliveryEntity {
  @PrimaryColumn('uuid', { name: 'delivery_id' }) deliveryId: string;
  @Column('text') kind: MailKind;
  /** The aggregate that the mail tells of: a grant, a joint purchase, a commitment. */
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  /** Which of several mails of the kind about it; '' where there is one. */
  @Column('text') occasion: string;
  /** The person, or the contact of an invitation. */
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { name: 'message_id' }) messageId: string;
  @Column('text') recipient: string;
  @Column('text') subject: string;
  @Column('text') state: DeliveryState;
  /** Times that it was handed over, or tried to be. */
  @Column('integer') attempts: number;
  /** Times that the mail server refused it for now. */
  @Column('integer') refusals: number;
  /** Hand-overs that went unanswered. */
  @Column('integer') unanswered: number;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text', { nullable: true }) replica: string | null;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) leaseUntil: Date | null;
  @Column('text', { name: 'correlation_id' }) correlationId: string;
  /** Who said what became of it, where it was uncertain. */
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy: string | null;
}
