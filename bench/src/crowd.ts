/** What a crowd did: how long all of it took, each piece of work that was done, in milliseconds, and how many were sent away. */
export interface Crowd {
  readonly tookMs: number;
  readonly eachMs: readonly number[];
  readonly sentAway: number;
}

/** How many at once, and for how long: until a piece of work would begin after so many milliseconds, or each seat has come so often. */
export interface Length {
  readonly atOnce: number;
  readonly forMs?: number;
  readonly rounds?: number;
}

/** The service had no connection or no room at that moment, as it may: the work was not done, and counts for nobody. */
export class SentAway extends Error {
  override readonly name = 'SentAway';
}

/**
 * So many at once, each with one piece of work after the other. The seats are dealt out, so that nobody meets himself: the same seat is never
 * worked on twice at a time.
 */
export async function crowd<S>(
  seats: readonly S[],
  { atOnce, forMs = Infinity, rounds = Infinity }: Length,
  work: (seat: S) => Promise<unknown>,
): Promise<Crowd> {
  const eachMs: number[] = [];
  let sentAway = 0;
  let failed = false;
  const begun = performance.now();
  const turns = async (own: readonly S[]): Promise<void> => {
    for (let turn = 0; turn < rounds * own.length && !failed && performance.now() - begun < forMs; turn += 1) {
      const start = performance.now();
      try {
        await work(own[turn % own.length] as S);
        eachMs.push(performance.now() - start);
      } catch (error) {
        if (error instanceof SentAway) sentAway += 1;
        // Nobody waits for the others any more, so they stop too.
        else failed = true;
        if (failed) throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(atOnce, seats.length) }, (_, worker) =>
    seats.filter((_, index) => index % atOnce === worker),
  );
  await Promise.all(workers.map(turns));
  return { tookMs: performance.now() - begun, eachMs, sentAway };
}

/** Pieces of work in a second. */
export const rateOf = ({ tookMs, eachMs }: Crowd): number => (eachMs.length * 1000) / tookMs;
