import { Injectable } from '@nestjs/common';
import type { JointPurchaseStatus, Rung } from '@tributary/contracts';
import { Database } from '@tributary/service-kit';
import type { Basket, LotPrices } from '../price-rule/basket.rules.js';
import type { LotSums } from '../price-rule/figures.rules.js';
import { exactNumber } from '../price-rule/money.rules.js';

/** A purchase with the version of its last event. */
export interface Moving {
  readonly jointPurchaseId: string;
  readonly version: number;
  readonly status: JointPurchaseStatus;
  /** True in a state in which it stands still for now. */
  readonly over: boolean;
}

/** The figures of a purchase that all who take part may see. */
export interface Figures {
  readonly lots: readonly LotPrices[];
  readonly sums: ReadonlyMap<string, LotSums>;
  readonly committedDistricts: number;
}

/** What an organisation sees of a purchase: whether the quantities of all, and its own basket. */
export interface Sight {
  readonly takesPart: boolean;
  readonly own: (Basket & { readonly revision: number }) | null;
}

/** A person who acts for an organisation. */
export interface Seat {
  readonly personId: string;
  readonly organisationId: string;
}

// What stands still would make the question longer with every year: asked for are drafts and open purchases, what was settled within the last minutes
// (a page may have read it just before), and those of $1 once more, to tell of their last move.
const MOVING = `
  select joint_purchase_id as "jointPurchaseId", version, status, status not in ('draft', 'committing') as over
  from joint_purchase join aggregate on id = joint_purchase_id
  where status in ('draft', 'committing')
     or greatest(priced_at, ended_at) > (select tributary_now()) - interval '10 minutes'
     or joint_purchase_id = any ($1::uuid[])`;

const FIGURES = `
  select lot.joint_purchase_id as "jointPurchaseId", lot.lot_id as "lotId", lot.fee_e4::float8 as "feeE4",
         (select json_agg(json_build_object('fromQuantity', from_quantity, 'unitPriceE4', unit_price_e4) order by from_quantity)
          from rung where rung.lot_id = lot.lot_id) as ladder,
         coalesce(sums.volume, 0) as volume, coalesce(sums.quantity, 0) as quantity,
         (select count(*)::int from commitment where commitment.joint_purchase_id = lot.joint_purchase_id and not withdrawn) as "committedDistricts"
  from lot
  left join lateral (
    select sum(quantity + tolerance) as volume, sum(quantity) as quantity from commitment_lot wanted where wanted.lot_id = lot.lot_id
  ) as sums on true
  where lot.joint_purchase_id = any ($1::uuid[])
  order by lot.joint_purchase_id, lot.position`;

const SEEN = `
  select seen_by as "organisationId", seen as "jointPurchaseId", takes_part as "takesPart", own from purchases_seen($1::uuid[], $2::uuid[])`;

interface FigureRow {
  readonly jointPurchaseId: string;
  readonly lotId: string;
  readonly feeE4: number;
  readonly ladder: readonly Rung[];
  readonly volume: string;
  readonly quantity: string;
  readonly committedDistricts: number;
}

// As the guard counts them.
const SEATED = `
  select distinct person_id as "personId", organisation_id as "organisationId"
  from role_grant join unnest($1::uuid[], $2::uuid[]) as seat (person_id, organisation_id) using (person_id, organisation_id)
  where state = 'active' and valid_from <= tributary_now() and (valid_to is null or valid_to > tributary_now())`;

/** What event streams ask the database: one statement each for all streams of this process. */
@Injectable()
export class MovedPurchases {
  constructor(private readonly database: Database) {}

  /** Where every purchase stands that may still move, and those of the last answer that have come to rest since. */
  async moving(known: Iterable<string>): Promise<Moving[]> {
    return this.database.worker.read<Moving>(MOVING, [[...known]]);
  }

  /** The open figures of these purchases. Whom they may be told says `seen`. */
  async figures(jointPurchaseIds: readonly string[]): Promise<Map<string, Figures>> {
    const rows = await this.database.worker.read<FigureRow>(FIGURES, [jointPurchaseIds]);
    const byPurchase = Map.groupBy(rows, ({ jointPurchaseId }) => jointPurchaseId);
    return new Map(
      [...byPurchase].map(([id, lots]) => [
        id,
        {
          lots: lots.map(({ lotId, feeE4, ladder }) => ({ lotId, feeE4, ladder })),
          sums: new Map(
            lots.map(({ lotId, volume, quantity }) => [lotId, { volume: exactNumber(volume), quantity: exactNumber(quantity) }]),
          ),
          committedDistricts: lots[0]?.committedDistricts ?? 0,
        },
      ]),
    );
  }

  /** What each organisation sees of the purchases, under its own row security. */
  async seen(organisationIds: Iterable<string>, jointPurchaseIds: Iterable<string>): Promise<Map<string, Map<string, Sight>>> {
    const rows = await this.database.request.transaction((tx) =>
      tx.query<Sight & { organisationId: string; jointPurchaseId: string }>(SEEN, [[...organisationIds], [...jointPurchaseIds]]),
    );
    const seen = new Map<string, Map<string, Sight>>();
    for (const { organisationId, jointPurchaseId, takesPart, own } of rows) {
      const sights = seen.get(organisationId) ?? new Map<string, Sight>();
      seen.set(organisationId, sights.set(jointPurchaseId, { takesPart, own }));
    }
    return seen;
  }

  /** Those who still hold a role in the organisation for which they act. */
  async seated(seats: readonly Seat[]): Promise<Seat[]> {
    return this.database.worker.read<Seat>(SEATED, [
      seats.map(({ personId }) => personId),
      seats.map(({ organisationId }) => organisationId),
    ]);
  }
}
