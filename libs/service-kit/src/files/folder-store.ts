import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import type { FileStore } from './file-store.js';
import type { Received } from './incoming.js';

const HASH = /^[0-9a-f]{64}$/;

/** Contents as files of mode 0600 in `<folder>/<first two digits>/<hash>`. Replicas share the folder; it is one file system, so that a rename is one step. */
export class FolderStore implements FileStore {
  readonly incoming: string;

  constructor(private readonly folder: string) {
    this.incoming = join(folder, 'incoming');
  }

  // The file has its whole content before it gets its name, and the disk has the name before anybody is told.
  async keep({ path, sha256 }: Received): Promise<void> {
    const place = this.place(sha256);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(path, place);
    await syncFolder(dirname(place));
    await syncFolder(this.folder);
  }

  async open(sha256: string): Promise<Readable> {
    const content = createReadStream(this.place(sha256));
    await once(content, 'open');
    return content;
  }

  async *keptBefore(moment: Date): AsyncIterable<string[]> {
    for (const shard of await readdir(this.folder)) {
      if (shard.length !== 2) continue;
      const hashes = (await readdir(join(this.folder, shard))).filter((name) => HASH.test(name));
      const old = await Promise.all(hashes.map(async (hash) => ((await this.isOlder(hash, moment)) ? [hash] : [])));
      yield old.flat();
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.place(sha256), { force: true });
  }

  // Another replica may have removed it meanwhile.
  private async isOlder(sha256: string, moment: Date): Promise<boolean> {
    return stat(this.place(sha256)).then(
      ({ mtime }) => mtime < moment,
      () => false,
    );
  }

  private place(sha256: string): string {
    if (!HASH.test(sha256)) throw new Error('A content is asked for by its SHA-256.');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
