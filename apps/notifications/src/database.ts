import { DeliveryAttemptEntity } from './deliveries/delivery-attempt.entity.js';
import { DeliveryEntity } from './deliveries/delivery.entity.js';
import { FirstTables1763980000000 } from './migrations/0001-first-tables.js';

export const entities = [DeliveryEntity, DeliveryAttemptEntity];

/** In the order in which they run. */
export const migrations = [FirstTables1763980000000];
