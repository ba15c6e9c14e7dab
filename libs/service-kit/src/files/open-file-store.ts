import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceSettings } from '../config.js';
import type { FileStore } from './file-store.js';
import { FolderStore } from './folder-store.js';
import { clearIncoming } from './incoming.js';
import { S3Store } from './s3-store.js';

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
