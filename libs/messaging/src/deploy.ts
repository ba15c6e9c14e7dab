import { allEvents } from '@tributary/contracts';
import { kafkaClient } from './kafka.js';
import type { MessagingOptions } from './options.js';
import { registerPositions } from './position.js';
import { ensureTopics, historyByTopic } from './topics.js';

/**
 * Makes the topics and writes where each consumer begins and up to where it stays silent. Every start does it, a deployment may do it
 * earlier: what is published before a consumer's first deployment counts as history, for which it sends no mail. It changes nothing twice.
 */
export async function deployConsumers(
  options: Pick<MessagingOptions, 'subscriptions' | 'brokers' | 'worker' | 'contracts'>,
): Promise<void> {
  const { subscriptions, brokers, worker, contracts = allEvents } = options;
  const read = subscriptions.consumers.flatMap((consumer) => consumer.subscriptions.map(({ contract }) => contract));
  await ensureTopics(brokers, [...contracts, ...read]);
  for (const { consumer, subscriptions: lines } of subscriptions.consumers) {
    const topics = historyByTopic(lines.map(({ contract }) => contract)).keys();
    await registerPositions(kafkaClient(brokers, 'deploy'), worker, consumer, [...topics]);
  }
}
