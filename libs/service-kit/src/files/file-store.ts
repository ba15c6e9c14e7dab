import type { Readable } from 'node:stream';
import type { Received } from './incoming.js';

/**
 * Where contents are kept, each once, under its SHA-256 in hexadecimal. It knows no names and no rights: those stand in the table `file`.
 * Each service has a part of its own, as it alone knows which contents it still refers to.
 */
export abstract class FileStore {
  /** A folder of this machine through which uploads pass. */
  abstract readonly incoming: string;
  /** Keeps a content for good: when it returns, a crash loses nothing. What is there already stays one. */
  abstract keep(received: Received): Promise<void>;
  /** The content, to be read once. Throws where it is not there. */
  abstract open(sha256: string): Promise<Readable>;
  /** Hashes of contents that were last kept before the moment, in no order, in batches of bounded size. */
  abstract keptBefore(moment: Date): AsyncIterable<string[]>;
  abstract remove(sha256: string): Promise<void>;
}
