import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import type { JointPurchaseMoved } from '@tributary/contracts';
import type { Person } from './people.ts';

/** When a version was seen, in milliseconds of this process. */
export interface Seen {
  readonly version: number;
  readonly atMs: number;
}

/** A watcher: a stream as a browser holds it, and what it was told of one purchase. */
export class EventStream {
  readonly seen: Seen[] = [];
  /** True once the stream has ended, by whomever. */
  hasEnded = false;
  private rest = '';
  private readonly request: ClientRequest;
  private readonly jointPurchaseId: string;

  private constructor(request: ClientRequest, jointPurchaseId: string) {
    this.request = request;
    this.jointPurchaseId = jointPurchaseId;
  }

  static async open(origin: string, { token, organisationId }: Person, jointPurchaseId: string): Promise<EventStream> {
    const url = `${origin}/v1/joint-purchases/stream?tributary-organisation=${organisationId}`;
    const request = get(url, { agent: false, headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`The stream answered ${answer.statusCode}.`);
    const stream = new EventStream(request, jointPurchaseId);
    request.on('error', () => undefined);
    answer.on('error', () => undefined);
    answer.once('close', () => (stream.hasEnded = true));
    answer.setEncoding('utf8').on('data', (chunk: string) => stream.take(chunk));
    return stream;
  }

  /** The newest version that was told; 0 before the first. */
  get version(): number {
    return this.seen.at(-1)?.version ?? 0;
  }

  close(): void {
    this.request.destroy();
  }

  private take(chunk: string): void {
    const lines = (this.rest + chunk).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: ')) continue;
      const { jointPurchaseId, version } = JSON.parse(line.slice('data: '.length)) as JointPurchaseMoved;
      if (jointPurchaseId === this.jointPurchaseId) this.seen.push({ version, atMs: performance.now() });
    }
  }
}
