import type { DeliveryRate, JointPurchaseStatus, LotState, PriceSource, Rung } from '@tributary/contracts';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import type { JointPurchase, Lot } from './joint-purchase.rules.js';
import { exactNumber } from '../price-rule/money.rules.js';

// A bigint comes from the database as text.
const exact = { to: (value: number | null) => value, from: (value: string | null) => (value === null ? null : exactNumber(value)) };

@Entity('joint_purchase')
export class JointPurchaseEntity implements JointPurchase {
  @PrimaryColumn('uuid', { name: 'joint_purchase_id' })
  jointPurchaseId: string;

  @Column('text')
  reference: string;

  @Column('text')
  title: string;

  @Column('uuid', { name: 'lead_organisation_id' })
  leadOrganisationId: string;

  @Column('text')
  status: JointPurchaseStatus;

  @Column('jsonb')
  source: PriceSource;

  @Column('timestamptz', { name: 'cut_off_at' })
  cutOffAt: Date;

  @Column('integer', { name: 'invited_count' })
  invitedCount: number;

  @Column('timestamptz', { name: 'drafted_at' })
  draftedAt: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('timestamptz', { name: 'decide_by', nullable: true })
  decideBy: Date | null;

  @Column('timestamptz', { name: 'given_up_at', nullable: true })
  givenUpAt: Date | null;

  @Column('text', { name: 'given_up_reason', nullable: true })
  givenUpReason: string | null;

  @Column('timestamptz', { name: 'priced_at', nullable: true })
  pricedAt: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;

  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt: Date | null;

  @Column('integer', { name: 'told_days', nullable: true })
  toldDays: number | null;

  @OneToMany(() => LotEntity, (lot) => lot.jointPurchase)
  lots: Relation<LotEntity[]>;
}

@Entity('lot')
export class LotEntity implements Lot {
  @PrimaryColumn('uuid', { name: 'lot_id' })
  lotId: string;

  @Column('uuid', { name: 'joint_purchase_id' })
  jointPurchaseId: string;

  @Column('uuid', { name: 'lead_organisation_id' })
  leadOrganisationId: string;

  @Column('integer')
  position: number;

  @Column('text')
  title: string;

  @Column('text')
  unspsc: string;

  @Column('text')
  unit: string;

  @Column('text')
  specification: string;

  @Column('bigint', { name: 'fee_e4', transformer: exact })
  feeE4: number;

  @Column('jsonb')
  delivery: DeliveryRate[];

  @Column('text', { default: 'open' })
  state: LotState;

  @Column('bigint', { name: 'fixed_quantity', nullable: true, transformer: exact })
  fixedQuantity: number | null;

  @Column('integer', { name: 'fixed_unit_price_e4', nullable: true })
  fixedUnitPriceE4: number | null;

  /** What all pay for it together, in cents. */
  @Column('bigint', { name: 'fixed_total_cents', nullable: true, transformer: exact })
  fixedTotalCents: number | null;

  @ManyToOne(() => JointPurchaseEntity, (purchase) => purchase.lots)
  @JoinColumn({ name: 'joint_purchase_id' })
  jointPurchase: Relation<JointPurchaseEntity>;

  @OneToMany(() => RungEntity, (rung) => rung.lot)
  ladder: Relation<RungEntity[]>;
}

@Entity('rung')
export class RungEntity implements Rung {
  @PrimaryColumn('uuid', { name: 'lot_id' })
  lotId: string;

  @PrimaryColumn('integer', { name: 'from_quantity' })
  fromQuantity: number;

  @Column('integer', { name: 'unit_price_e4' })
  unitPriceE4: number;

  @Column('uuid', { name: 'joint_purchase_id' })
  jointPurchaseId: string;

  @Column('uuid', { name: 'lead_organisation_id' })
  leadOrganisationId: string;

  @ManyToOne(() => LotEntity, (lot) => lot.ladder)
  @JoinColumn({ name: 'lot_id' })
  lot: Relation<LotEntity>;
}
