import type { DraftJointPurchaseBody, Ladder } from '@tributary/contracts';
import { readPrice, readQuantity, valueOf } from '../../formats/entries.js';
import { instantOf } from '../../formats/wall-time.js';

/** What a buyer has typed so far: texts, as the fields hold them. */
export interface PurchaseDraft {
  title: string;
  unit: string;
  rungs: { id: string; from: string; price: string }[];
  day: string;
  time: string;
  invite: 'all' | 'some';
  chosen: string[];
}

export const mostRungs = 20;
export const mostInvited = 2_000;

export function freshPurchase(): PurchaseDraft {
  const rungs = ['1', '2', '3'].map((id) => ({ id, from: '', price: '' }));
  return { title: '', unit: '', rungs, day: '', time: '17:00', invite: 'all', chosen: [] };
}

/** The steps that are complete, in the order of their volumes: what the picture can show while one types. */
export function ladderSoFar(rungs: PurchaseDraft['rungs']): Ladder {
  return rungs
    .flatMap(({ from, price }) => {
      const [fromQuantity, unitPriceE4] = [valueOf(readQuantity(from)), valueOf(readPrice(price))];
      return fromQuantity === null || unitPriceE4 === null ? [] : [{ fromQuantity, unitPriceE4 }];
    })
    .sort((one, other) => one.fromQuantity - other.fromQuantity);
}

/** Steps of which something was typed; an empty line is no step. */
export function typedRungs(rungs: PurchaseDraft['rungs']): PurchaseDraft['rungs'] {
  return rungs.filter(({ from, price }) => from.trim() !== '' || price.trim() !== '');
}

/** What is sent, once `draftFaults` finds nothing. `districtIds` are all districts on record. */
export function bodyOf(draft: PurchaseDraft, zone: string, districtIds: readonly string[]): DraftJointPurchaseBody {
  const title = draft.title.trim();
  return {
    title,
    lots: [{ title, unit: draft.unit.trim(), ladder: ladderSoFar(draft.rungs) }],
    cutOffAt: instantOf({ day: draft.day, time: draft.time }, zone) ?? '',
    invitedOrganisationIds: draft.invite === 'all' ? [...districtIds] : draft.chosen,
  };
}
