import type { Ladder, Rung } from '@tributary/contracts';

export interface LadderRow extends Rung {
  state: 'reached' | 'here' | 'ahead' | 'none';
  /** Units missing to this step; 0 once it is reached. */
  short: number;
}

/** The ladder step by step, with where a volume stands. */
export function ladderRows(ladder: Ladder, volume: number | null): LadderRow[] {
  const here = volume === null ? -1 : ladder.findLastIndex((rung) => rung.fromQuantity <= volume);
  return ladder.map((rung, index) => {
    const state = volume === null ? 'none' : index === here ? 'here' : index < here ? 'reached' : 'ahead';
    return { ...rung, state, short: Math.max(rung.fromQuantity - (volume ?? rung.fromQuantity), 0) };
  });
}
