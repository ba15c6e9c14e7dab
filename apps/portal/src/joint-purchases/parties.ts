import type { LotView, Participant } from '@tributary/contracts';

const mostColumns = 3;

/** The lots that have a column beside each other: all where they fit, else the one that is looked at. */
export function columnsOf(lots: readonly LotView[], chosen: LotView): readonly LotView[] {
  return lots.length <= mostColumns ? lots : [chosen];
}

/** What all who are in take of a lot: fixed once it is priced, before that with up to how many more. */
export function sumOf(
  participants: readonly Participant[],
  lot: Pick<LotView, 'lotId' | 'state'>,
): { quantity: number; tolerance: number } {
  const taken = participants
    .filter((party) => party.leftOut === null)
    .flatMap((party) => party.lots.filter(({ lotId }) => lotId === lot.lotId));
  const fixed = lot.state !== 'open';
  return {
    quantity: taken.reduce((sum, { quantity, fixedQuantity }) => sum + (fixed ? (fixedQuantity ?? 0) : quantity), 0),
    tolerance: fixed ? 0 : taken.reduce((sum, { tolerance }) => sum + tolerance, 0),
  };
}
