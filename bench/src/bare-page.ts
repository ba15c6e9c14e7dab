import { fastify } from 'fastify';
import { text } from 'node:stream/consumers';
import { poolLike, replay } from './replay.ts';
import type { ToldStatement } from './retell.rules.ts';

/** What the process is told on its input. */
export interface BarePage {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly statements: readonly ToldStatement[];
  /** The service's own answer: the same bytes are made and sent. */
  readonly answer: string;
}

// A process of its own, as the service is one: fastify and pg with the same statements, and nothing else. It prints where it listens.
const { databaseUrl, connections, statements, answer } = JSON.parse(await text(process.stdin)) as BarePage;
const pool = poolLike(databaseUrl, connections);
const page: unknown = JSON.parse(answer);
const server = fastify();
server.get('/page', async () => {
  await replay(pool, statements);
  return page;
});
console.log(await server.listen({ host: '127.0.0.1', port: 0 }));
