import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { Gateway } from '../config.js';

const CONNECT_MS = 2_000;
/** From the end of the request to the first byte of the answer. */
const ANSWER_MS = 30_000;

/** What a replica is asked for. The body has not been touched yet. */
export interface Errand {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Readable | null;
  /** Aborted when the client has gone. */
  readonly gone: AbortSignal;
}

/** No connection came about, so the replica has seen nothing of the request, and another may be asked. */
export class NotConnected extends Error {}

/** The connections to the services' replicas. */
@Injectable()
export class Upstream implements OnApplicationShutdown {
  private readonly plain = new HttpAgent({ keepAlive: true, maxFreeSockets: 64 });
  private readonly secure = new HttpsAgent({ keepAlive: true, maxFreeSockets: 64 });
  private readonly bodyLimit: number;

  constructor({ settings }: Gateway) {
    this.bodyLimit = settings.BODY_LIMIT_KIB * 1_024;
  }

  /** Resolves with the answer's head. Rejects with NotConnected, a RuleBroken, or the connection's own error. */
  send(replica: URL, errand: Errand): Promise<IncomingMessage> {
    if (Number(errand.headers['content-length'] ?? 0) > this.bodyLimit) return Promise.reject(new RuleBroken('request.too-large'));
    return new Promise((resolve, reject) => {
      const { method, path, headers } = errand;
      const options = { ...urlToHttpOptions(replica), method, path, headers };
      const outgoing =
        replica.protocol === 'https:' ? httpsRequest({ ...options, agent: this.secure }) : httpRequest({ ...options, agent: this.plain });
      const stop = () => outgoing.destroy(new Error('The client has gone.'));
      errand.gone.addEventListener('abort', stop, { once: true });
      outgoing.once('close', () => errand.gone.removeEventListener('abort', stop));
      outgoing.once('response', resolve);
      // After the answer has begun a broken connection shows on the answer itself; here it only must not crash the process.
      outgoing.on('error', reject);
      whenConnected(outgoing, () => this.pourBody(errand.body, outgoing), reject);
      failWithoutAnswer(outgoing);
    });
  }

  onApplicationShutdown(): void {
    this.plain.destroy();
    this.secure.destroy();
  }

  private pourBody(body: Readable | null, outgoing: ClientRequest): void {
    if (body === null) return void outgoing.end();
    let bytes = 0;
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > this.bodyLimit) outgoing.destroy(new RuleBroken('request.too-large'));
    });
    body.pipe(outgoing);
  }
}

/** Calls `connected` once there is a connection; what fails before is NotConnected, and the body has not been begun. */
function whenConnected(outgoing: ClientRequest, connected: () => void, reject: (error: Error) => void): void {
  const failed = (error: Error) => reject(Object.assign(new NotConnected(error.message), { cause: error }));
  outgoing.prependOnceListener('error', failed);
  outgoing.once('socket', (socket) => {
    const begin = () => {
      clearTimeout(timer);
      outgoing.off('error', failed);
      connected();
    };
    const timer = setTimeout(() => outgoing.destroy(new Error(`No connection within ${CONNECT_MS} ms.`)), CONNECT_MS);
    outgoing.once('close', () => clearTimeout(timer));
    if (socket.connecting) socket.once('encrypted' in socket ? 'secureConnect' : 'connect', begin);
    else begin();
  });
}

function failWithoutAnswer(outgoing: ClientRequest): void {
  let timer: NodeJS.Timeout | undefined;
  outgoing.once('finish', () => {
    timer = setTimeout(() => outgoing.destroy(new RuleBroken('gateway.service-slow')), ANSWER_MS);
  });
  outgoing.once('response', () => clearTimeout(timer));
  outgoing.once('close', () => clearTimeout(timer));
}
