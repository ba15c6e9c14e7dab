import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../access/actor.js';
import { Transactions } from '../database/transactions.js';
import { RuleBroken } from '../rule-broken.js';
import { attachment } from './file-names.rules.js';
import { FileStore } from './file-store.js';
import { FILE_COLUMNS, type StoredFile } from './stored-file.js';

/** Hands a file out, to whom row security lets see its row. */
@Injectable()
export class ServeFile {
  constructor(
    private readonly store: FileStore,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Sets the headers of a download on the reply and gives its content, for the handler to return: `@Res({ passthrough: true }) reply`. Nothing
   * where the caller has this content already (304). Throws `not-found` for an unknown id and for another's file alike.
   */
  async execute(actor: Actor, fileId: string, reply: FastifyReply): Promise<StreamableFile | undefined> {
    const file = await this.find(actor, fileId);
    const etag = `"${file.sha256}"`;
    // It is asked for anew each time, as rights may end; the tag saves sending it.
    reply.headers({ etag, 'cache-control': 'private, no-cache' });
    if (reply.request.headers['if-none-match'] === etag) return void reply.status(304);
    const content = await this.store.open(file.sha256);
    reply.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' });
    const type = file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType;
    return new StreamableFile(content, { type, disposition: attachment(file.name), length: file.bytes });
  }

  private async find(actor: Actor, fileId: string): Promise<StoredFile> {
    const sql = `select ${FILE_COLUMNS} from file where file_id = $1`;
    const [file] = await this.transactions.asRequest(actor, (tx) => tx.query<StoredFile>(sql, [fileId]));
    if (!file) throw new RuleBroken('not-found');
    return file;
  }
}
