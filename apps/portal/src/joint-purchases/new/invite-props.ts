import type { DistrictListItem } from '@tributary/contracts';
import type { Fault } from '../../parts/faults.js';
import type { Invitation } from './draft-purchase.js';

/** What the question of whom to invite needs. */
export interface InviteFieldProps {
  values: Invitation;
  /** Those that can be invited; null until they are loaded. */
  districts: readonly DistrictListItem[] | null;
  faults: readonly Fault[];
  onChange: (patch: Partial<Invitation>) => void;
}
