import { JointPurchaseEntity, LotEntity, RungEntity } from './joint-purchases/joint-purchase.entity.js';
import { FirstTables1763980000000 } from './migrations/0001-first-tables.js';

export const entities = [JointPurchaseEntity, LotEntity, RungEntity];

/** In the order in which they run. */
export const migrations = [FirstTables1763980000000];
