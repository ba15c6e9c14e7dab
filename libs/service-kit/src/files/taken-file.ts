import type { Received } from './incoming.js';

/** The body of a route with StreamsAnyBody: a file that lies complete on this machine's disk. It is removed when the request ends. */
export class TakenFile implements Received {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;

  constructor({ path, sha256, bytes }: Received) {
    this.path = path;
    this.sha256 = sha256;
    this.bytes = bytes;
  }
}
