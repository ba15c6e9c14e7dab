export interface Spot {
  readonly x: number;
  readonly y: number;
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
export type ArrowKey = keyof typeof directions;

export function isArrow(key: string): key is ArrowKey {
  return key in directions;
}

/**
 * The index of the spot that lies next in the direction of an arrow key: the nearest within 45 degrees of it, else the nearest on that side;
 * the same index where there is none. So every spot that has a spot behind it can be reached.
 */
export function neighbour(spots: readonly Spot[], from: number, key: ArrowKey): number {
  const here = spots[from];
  if (here === undefined) return from;
  const [dx, dy] = directions[key];
  let [next, least] = [from, Infinity];
  spots.forEach(({ x, y }, index) => {
    const along = (x - here.x) * dx + (y - here.y) * dy;
    const across = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    if (index === from || along <= 0) return;
    const distance = Math.hypot(along, across) + (across > along ? 10_000 : 0);
    if (distance < least) [next, least] = [index, distance];
  });
  return next;
}
