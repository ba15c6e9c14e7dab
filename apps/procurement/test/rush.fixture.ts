import { randomUUID } from 'node:crypto';
import type { CommitmentReceipt, JointPurchaseView, Problem } from '@tributary/contracts';
import { type Person, basket, send } from './procurement.fixture.js';

/** How many commitments each district makes in a rush, one after the other. */
export const TURNS = 5;

/** The revision of a basket that its district goes on changing. */
export interface Standing {
  revision: number | null;
}

/** What became of one commitment. */
export interface Outcome {
  readonly organisationId: string;
  readonly quantity: number;
  readonly receipt: CommitmentReceipt | null;
  readonly refusal: string | null;
}

/** Every district at the same time, each with one change after the other, half of them at each replica. */
export async function commitAll(
  origins: readonly string[],
  rushing: readonly Person[],
  to: JointPurchaseView,
  progress?: (acknowledged: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let acknowledged = 0;
  await Promise.all(
    rushing.map(async (officer, index) => {
      for (let turn = 0, revision: number | null = null; turn < TURNS; turn += 1) {
        const outcome = await commit(officer, to, 1 + index * 10 + turn, { revision, origin: origins[(index + turn) % 2]! });
        outcomes.push(outcome);
        if (outcome.receipt === null) continue;
        revision = outcome.receipt.revision;
        acknowledged += 1;
        progress?.(acknowledged);
      }
    }),
  );
  return outcomes;
}

async function commit(
  officer: Person,
  { jointPurchaseId, lots }: JointPurchaseView,
  quantity: number,
  { revision, origin }: { readonly revision: number | null; readonly origin: string },
): Promise<Outcome> {
  const body = basket(officer, lots[0]!.lotId, quantity);
  const said = { key: randomUUID(), revision };
  const { organisationId } = officer;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(origin, officer, 'PUT', `/v1/joint-purchases/${jointPurchaseId}/commitment`, body, said);
    if (answer.ok) return { organisationId, quantity, receipt: (await answer.json()) as CommitmentReceipt, refusal: null };
    const { code } = (await answer.json()) as Problem;
    // On a slow machine the queue is longer than anybody waits: then the same request again, as any client does.
    if (code !== 'service.busy' || attempt === 20) return { organisationId, quantity, receipt: null, refusal: code };
  }
}

/** One district that changes its basket again and again, at either replica: how long each change took, in milliseconds. */
export async function useAside(
  origins: readonly string[],
  officer: Person,
  other: JointPurchaseView,
  from: Standing,
  until: (turns: number) => boolean,
): Promise<number[]> {
  const durations: number[] = [];
  for (let turn = 0; !until(turn); turn += 1) {
    const begun = performance.now();
    const placed = { revision: from.revision, origin: origins[turn % 2]! };
    const { receipt } = await commit(officer, other, 100 + (from.revision ?? 0), placed);
    durations.push(performance.now() - begun);
    if (!receipt) throw new Error('The other purchase refused a change.');
    from.revision = receipt.revision;
  }
  return durations;
}

/** The last quantity that was acknowledged to each district. */
export function newest(outcomes: readonly Outcome[]): Map<string, number> {
  const byVersion = outcomes.flatMap(({ organisationId, quantity, receipt }) =>
    receipt === null ? [] : [{ organisationId, quantity, version: receipt.version }],
  );
  return new Map(byVersion.toSorted((a, b) => a.version - b.version).map(({ organisationId, quantity }) => [organisationId, quantity]));
}

export function sumOf(quantities: Iterable<number>): number {
  return [...quantities].reduce((sum, quantity) => sum + quantity, 0);
}

export function p99(durations: readonly number[]): number {
  return durations.toSorted((a, b) => a - b)[Math.ceil(durations.length * 0.99) - 1] ?? 0;
}
