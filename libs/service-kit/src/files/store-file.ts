import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Transactions } from '../database/transactions.js';
import { RuleBroken } from '../rule-broken.js';
import { fileKind } from './file-kinds.js';
import { cleanName, type FileKind } from './file-names.rules.js';
import { FileScanner } from './file-scanner.js';
import { FileStore } from './file-store.js';
import type { Received } from './incoming.js';
import { contentLock, FILE_COLUMNS, type StoredFile } from './stored-file.js';
import { TakenFile } from './taken-file.js';

const INSERT = `insert into file (sha256, name, media_type, bytes) values ($1, $2, $3, $4) returning ${FILE_COLUMNS}`;

/** Takes a file in: judged by its content, scanned, kept, and written down in the transaction of the request. */
@Injectable()
export class StoreFile {
  constructor(
    private readonly store: FileStore,
    private readonly scanner: FileScanner,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The file is the body of a route with StreamsAnyBody. Throws `request.media-type`, `file.empty`, `file.type`, `file.infected`,
   * `file.scanner-away` and `file.store-away`; then nothing is kept.
   */
  async execute(actor: Actor, name: string, file: TakenFile | undefined): Promise<StoredFile> {
    if (file === undefined) throw new RuleBroken('file.empty');
    if (!(file instanceof TakenFile)) throw new RuleBroken('request.media-type');
    const kind = await fileKind(file.path, name);
    await this.scanner.scan(file.path);
    return this.keep(actor, cleanName(name, kind), kind, file);
  }

  // Content before row: a row that is committed has its content. A content whose row is not is swept later, and the lock keeps the sweep away.
  private keep(actor: Actor, name: string, { mediaType }: FileKind, received: Received): Promise<StoredFile> {
    return this.transactions.asRequest(actor, async (tx) => {
      await tx.query('select pg_advisory_xact_lock_shared($1, $2)', contentLock(received.sha256));
      await this.store.keep(received);
      const [file] = await tx.query<StoredFile>(INSERT, [received.sha256, name, mediaType, received.bytes]);
      if (!file) throw new Error('The file was not written down.');
      return file;
    });
  }
}
