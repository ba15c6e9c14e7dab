import type { LotView, OwnCommitment, SiteView } from '@tributary/contracts';
import type { Fault } from '../../parts/faults.js';
import type { LotDraft } from './basket-draft.js';

/** What the fields of one lot need. */
export interface LotFieldsProps {
  lot: LotView;
  several: boolean;
  sites: readonly SiteView[];
  own: OwnCommitment | null;
  draft: LotDraft;
  faults: readonly Fault[];
  /** This lot is being written: the effect shows its picture. */
  onWrite: () => void;
  onChange: (patch: Partial<LotDraft>) => void;
  /** A site is being added from this lot: from one lot at a time. */
  adding: boolean;
  onAdd: (open: boolean) => void;
}
