import type { JointPurchaseMoved } from '@tributary/contracts';
import type { Person } from './procurement.fixture.js';

/** A stream as a browser holds it: the organisation stands in the address, since a browser's stream can send no header of its own. */
export class EventStream {
  readonly messages: JointPurchaseMoved[] = [];
  comments = 0;
  /** Resolves when the other side has ended it. */
  readonly ended: Promise<void>;
  private readonly leaving = new AbortController();

  private constructor(body: ReadableStream<Uint8Array>) {
    this.ended = this.read(body);
    this.ended.catch(() => undefined);
  }

  static async open(origin: string, { token, organisationId }: Person): Promise<EventStream> {
    const url = `${origin}/v1/joint-purchases/stream?tributary-organisation=${organisationId}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' } });
    if (!answer.ok || !answer.body || !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      throw new Error(`The stream answered ${answer.status}.`);
    }
    return new EventStream(answer.body);
  }

  /** The newest version that was told of a purchase. */
  versionOf(jointPurchaseId: string): number | undefined {
    return this.messages.findLast((message) => message.jointPurchaseId === jointPurchaseId)?.version;
  }

  close(): void {
    this.leaving.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const options = { signal: this.leaving.signal };
    await body.pipeThrough(new TextDecoderStream(), options).pipeTo(
      new WritableStream({
        write: (chunk) => {
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) this.take(line);
        },
      }),
      options,
    );
  }

  private take(line: string): void {
    if (line.startsWith(':')) this.comments += 1;
    if (line.startsWith('data: ')) this.messages.push(JSON.parse(line.slice('data: '.length)) as JointPurchaseMoved);
  }
}
