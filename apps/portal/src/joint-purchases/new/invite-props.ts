import type { DistrictListItem } from '@tributary/contracts';
import type { Fault } from '../../parts/faults.js';
import type { PurchaseDraft } from './draft-purchase.js';

/** What the question of whom to invite needs. */
export interface InviteFieldProps {
  values: PurchaseDraft;
  districts: readonly DistrictListItem[] | null;
  faults: readonly Fault[];
  onChange: (patch: Partial<PurchaseDraft>) => void;
}
