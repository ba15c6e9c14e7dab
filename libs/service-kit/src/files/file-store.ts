import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ServiceSettings } from '../config.js';
import { FolderStore } from './folder-store.js';
import { clearIncoming, type Received } from './incoming.js';
import { S3Store } from './s3-store.js';

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

/** The store that the settings choose. Throws where they choose none or both. */
export async function openFileStore(service: string, settings: ServiceSettings): Promise<FileStore> {
  const store = chooseStore(service, settings);
  await clearIncoming(store.incoming);
  return store;
}

function chooseStore(service: string, settings: ServiceSettings): FileStore {
  const { FILES_FOLDER: folder, FILES_S3_URL: url, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = settings;
  const { FILES_S3_KEY_ID: keyId, FILES_S3_SECRET: secret } = settings;
  if (folder !== undefined && url === undefined) return new FolderStore(join(folder, service));
  if (folder === undefined && url !== undefined && bucket !== undefined && keyId !== undefined && secret !== undefined)
    return new S3Store({ url, bucket, region, keyId, secret, prefix: service, incoming: join(tmpdir(), `tributary-${service}-incoming`) });
  throw new Error(
    'Say where files are kept: either FILES_FOLDER, or FILES_S3_URL with FILES_S3_BUCKET, FILES_S3_KEY_ID and FILES_S3_SECRET.',
  );
}
