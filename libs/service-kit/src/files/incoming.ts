import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { RuleBroken } from '../rule-broken.js';

/** An upload older than this has ended, whether it said so or not: a request's transaction would long have been cut off. */
const ABANDONED_MS = 3_600_000;

/** An upload that lies complete on this machine's disk, not yet in the store. */
export interface Received {
  readonly path: string;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes the content to a file of its own in the folder, hashes it as it passes, and makes sure that the disk has it. The caller removes the
 * file. Throws `file.too-large` and `file.empty`, and then leaves nothing.
 */
export async function receive(content: Readable, folder: string, maxBytes: number): Promise<Received> {
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new RuleBroken('file.too-large', { detail: `At most ${maxBytes} bytes.`, maxBytes });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (bytes === 0) throw new RuleBroken('file.empty');
    await file.sync();
    return { path, sha256: hash.digest('hex'), bytes };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** Makes the folder, and removes what uploads have left there that a crash cut short. Other replicas may be uploading into it meanwhile. */
export async function clearIncoming(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const changedAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (changedAt < Date.now() - ABANDONED_MS) await rm(path, { force: true });
  }
}
