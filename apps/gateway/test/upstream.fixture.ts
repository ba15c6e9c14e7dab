import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a service was asked. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answerer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A small real service that keeps what it was asked, and answers with its own name unless it is told otherwise. */
export class UpstreamService {
  readonly asked: Asked[] = [];
  answer: Answerer = (_, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify({ from: this.name }));
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly name: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get last(): Asked {
    const last = this.asked.at(-1);
    if (!last) throw new Error(`${this.name} was never asked.`);
    return last;
  }

  /** Starts, or starts again at the same address. */
  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.serve(request, response)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  /** Ends as a killed process does: at once, with all its connections. */
  async kill(): Promise<void> {
    const closed = this.server?.listening ? once(this.server, 'close') : undefined;
    this.server?.close();
    this.server?.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const asked = { method, url, headers, body: '' };
    this.asked.push(asked);
    // A test that reads the body itself says so in the path.
    if (!url.includes('unread')) asked.body = await text(request).catch(() => '');
    await this.answer(request, response);
  }
}
