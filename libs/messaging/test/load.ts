import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createAggregate } from '../src/aggregates.js';
import type { Outbox } from '../src/outbox.js';
import { type DecodedRecord, readTopic } from '../src/tail.js';
import { brokers } from './config.js';
import type { testContracts } from './contracts.js';
import type { TestDatabase } from './database.js';

type Counted = ReturnType<typeof testContracts>['counted'];

/** New aggregates, each with its row. */
export async function newAggregates(database: TestDatabase, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await database.transaction(async (tx) => {
    for (const id of ids) await createAggregate(tx, id);
  });
  return ids;
}

/** Stores `rounds` events for each aggregate, some rounds at once, with a pause between the rounds. */
export async function storeRounds(
  database: TestDatabase,
  outbox: Outbox,
  contract: Counted,
  ids: readonly string[],
  rounds: number,
  pauseMs = 0,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(
      ids.map((counterId) => database.transaction((tx) => outbox.add(tx, contract, { counterId, note: `round ${round}` }))),
    );
    if (pauseMs > 0) await pause(pauseMs);
  }
}

/** What a topic shows of each aggregate: the versions in the order of their first occurrence, and how many came more than once. */
export async function firstOccurrences(topic: string): Promise<{ versions: Map<string, number[]>; repeated: number }> {
  const versions = new Map<string, number[]>();
  let repeated = 0;
  for (const { key, version } of (await readTopic(brokers(), topic)) as (DecodedRecord & { key: string; version: number })[]) {
    const seen = versions.get(key) ?? [];
    if (seen.includes(version)) repeated += 1;
    else versions.set(key, [...seen, version]);
  }
  return { versions, repeated };
}

/** 1, 2, 3 … n. */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}
