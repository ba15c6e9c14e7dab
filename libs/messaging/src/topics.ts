import type { EventContract, History } from '@tributary/contracts';
import type { Admin, ITopicConfig } from 'kafkajs';
import { type KafkaAddress, kafkaClient } from './kafka.js';

/** Partitions of a new topic. Keys spread over them by hash, so adding partitions later would part an aggregate from its past. */
export const PARTITIONS = 6;

const HOUR_MS = 3_600_000;

// Domain topics are the history from which copies are rebuilt. Compacted ones forget an erased person within 24 hours on partitions that get
// records, and keep the tombstone for 7 days, so that a consumer that was away still sees it.
const CONFIGS: Record<History, Readonly<Record<string, string>>> = {
  kept: { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1' },
  compacted: {
    'cleanup.policy': 'compact',
    'delete.retention.ms': String(7 * 24 * HOUR_MS),
    'segment.ms': String(6 * HOUR_MS),
    'max.compaction.lag.ms': String(12 * HOUR_MS),
  },
};

/**
 * Makes the topics of the contracts that do not exist yet; auto-creation stays off. Replication is the broker's default.
 * Throws when contracts disagree about a topic, and when an existing topic would lose history or never forget.
 */
export async function ensureTopics(address: KafkaAddress, contracts: readonly EventContract[], partitions = PARTITIONS): Promise<void> {
  const histories = historyByTopic(contracts);
  if (histories.size === 0) return;
  const admin = kafkaClient(address, 'topics').admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = [...histories].filter(([topic]) => !existing.has(topic));
    if (missing.length > 0) await admin.createTopics({ topics: missing.map(([topic, history]) => shape(topic, history, partitions)) });
    await refuseLoss(
      admin,
      [...histories].filter(([topic]) => existing.has(topic)),
    );
  } finally {
    await admin.disconnect();
  }
}

/** Each topic with its history, as the contracts say. Throws when two disagree. */
export function historyByTopic(contracts: readonly EventContract[]): Map<string, History> {
  const histories = new Map<string, History>();
  for (const { topic, history, name } of contracts) {
    const known = histories.get(topic) ?? history;
    if (known !== history) throw new Error(`${name} says that ${topic} is ${history}, another contract says ${known}.`);
    histories.set(topic, history);
  }
  return histories;
}

function shape(topic: string, history: History, numPartitions: number): ITopicConfig {
  return { topic, numPartitions, configEntries: Object.entries(CONFIGS[history]).map(([name, value]) => ({ name, value })) };
}

const TOPIC_RESOURCE = 2;

async function refuseLoss(admin: Admin, topics: readonly (readonly [string, History])[]): Promise<void> {
  if (topics.length === 0) return;
  const configNames = ['cleanup.policy', 'retention.ms', 'retention.bytes'];
  const resources = topics.map(([name]) => ({ type: TOPIC_RESOURCE, name, configNames }));
  const described = await admin.describeConfigs({ resources, includeSynonyms: false });
  for (const { resourceName, configEntries } of described.resources) {
    const history = topics.find(([topic]) => topic === resourceName)?.[1] ?? 'kept';
    for (const { configName, configValue } of configEntries) {
      const wanted = CONFIGS[history][configName];
      if (wanted !== undefined && wanted !== configValue) {
        throw new Error(`Topic ${resourceName} has ${configName}=${configValue}; its contracts need ${wanted}.`);
      }
    }
  }
}
