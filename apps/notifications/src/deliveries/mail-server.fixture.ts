import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** How the server meets a mail: takes it, refuses it with a code, or breaks the connection before it has answered. */
export type Manner = 'accept' | 'hang-up' | { readonly at: 'RCPT' | 'DATA'; readonly code: number };

/** A mail that the server had received as a whole when it answered, or would have answered. */
export interface Received {
  readonly messageId: string;
  readonly to: string;
  readonly source: string;
}

/** A real SMTP server for specs, which meets each mail in the manner that the spec asks for. */
export class SpecMailServer {
  /** Everything that arrived as a whole and was not refused, in the order of its arrival. */
  readonly taken: Received[] = [];
  /** Asked once for each try; `nth` counts the tries of the recipient from 1 on. */
  manner: (to: string, nth: number) => Manner = () => 'accept';
  /** Awaited between a mail's arrival and its answer. */
  beforeAnswer: (mail: Received) => Promise<void> = async () => undefined;
  private readonly tries = new Map<string, number>();
  private readonly manners = new Map<string, Manner>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, { id }, done) => {
        const nth = (this.tries.get(address) ?? 0) + 1;
        this.tries.set(address, nth);
        const manner = this.manner(address, nth);
        this.manners.set(id, manner);
        done(refusalAt('RCPT', manner));
      },
      onData: (stream, session, done) => {
        const manner = this.manners.get(session.id) ?? 'accept';
        const to = session.envelope.rcptTo[0]?.address ?? '';
        this.receive(to, text(stream), manner).then((refusal) => (manner === 'hang-up' ? this.hangUp(session.id) : done(refusal)), done);
      },
    });
    this.server.on('error', () => undefined);
  }

  static async open(): Promise<SpecMailServer> {
    const spec = new SpecMailServer();
    spec.server.listen(0, '127.0.0.1');
    await once(spec.server.server, 'listening');
    return spec;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async receive(to: string, arriving: Promise<string>, manner: Manner): Promise<Error | undefined> {
    const source = await arriving;
    const refusal = refusalAt('DATA', manner);
    if (refusal) return refusal;
    const mail = { to, source, messageId: /^message-id:\s*(<[^>]+>)/im.exec(source)?.[1] ?? '' };
    this.taken.push(mail);
    await this.beforeAnswer(mail);
    return undefined;
  }

  private hangUp(sessionId: string): void {
    for (const connection of this.server.connections) {
      if (connection.id === sessionId) connection._socket.destroy();
    }
  }
}

function refusalAt(step: 'RCPT' | 'DATA', manner: Manner): Error | undefined {
  if (typeof manner === 'string' || manner.at !== step) return undefined;
  return Object.assign(new Error(`refused with ${manner.code}`), { responseCode: manner.code });
}
