import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { RuleBroken } from '../rule-broken.js';
import type { FileStore } from './file-store.js';
import type { Received } from './incoming.js';

/** How long the store may take for one request, a whole content included. */
const REQUEST_MS = 60_000;
/** Repetitions after an answer of 5xx or 429, 0.1 s apart at first and twice as long each time. */
const RETRIES = 3;
const RETRY_MS = 100;

const LISTED = /<Contents>.*?<Key>([^<]*)<\/Key>.*?<LastModified>([^<]*)<\/LastModified>.*?<\/Contents>/gs;
const NEXT_PAGE = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/;

export interface S3Options {
  /** Of the server, without the bucket, which stands in the path: `https://s3.us-east-1.amazonaws.com`. */
  readonly url: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  /** What every key begins with, before a slash. */
  readonly prefix: string;
  readonly incoming: string;
}

/** Contents as objects `<prefix>/<hash>` of a bucket, on any server that speaks S3. Each request is signed (Signature Version 4). */
export class S3Store implements FileStore {
  readonly incoming: string;
  private readonly client: AwsClient;

  constructor(private readonly options: S3Options) {
    this.incoming = options.incoming;
    const { keyId: accessKeyId, secret: secretAccessKey, region } = options;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES, initRetryMs: RETRY_MS });
  }

  // An object is there as a whole or not at all. The server checks the hash, which is part of what is signed. A blob tells its length and is
  // read from the disk as it is sent.
  async keep({ path, sha256 }: Received): Promise<void> {
    await this.ask('PUT', this.key(sha256), { body: await openAsBlob(path), headers: { 'x-amz-content-sha256': sha256 } });
  }

  async open(sha256: string): Promise<Readable> {
    const { body } = await this.ask('GET', this.key(sha256));
    if (!body) throw new Error('The store answered without a content.');
    return Readable.fromWeb(body);
  }

  async *keptBefore(moment: Date): AsyncIterable<string[]> {
    const { prefix } = this.options;
    let page: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix}/`, ...(page ? { 'continuation-token': page } : {}) });
      const listing = await (await this.ask('GET', `?${query.toString()}`)).text();
      const old = [...listing.matchAll(LISTED)].filter(([, , at]) => new Date(at ?? '') < moment);
      yield old.flatMap(([, key]) => key?.slice(prefix.length + 1) ?? []);
      page = NEXT_PAGE.exec(listing)?.[1]?.replaceAll('&amp;', '&');
    } while (page);
  }

  async remove(sha256: string): Promise<void> {
    await this.ask('DELETE', this.key(sha256));
  }

  private key(sha256: string): string {
    return `/${this.options.prefix}/${sha256}`;
  }

  private async ask(method: string, place: string, more: RequestInit = {}): Promise<Response> {
    const { url, bucket } = this.options;
    const address = `${url.replace(/\/$/, '')}/${bucket}${place}`;
    const answer = await this.client.fetch(address, { method, signal: AbortSignal.timeout(REQUEST_MS), ...more }).catch(away);
    if (answer.ok) return answer;
    const words = await answer.text();
    if (answer.status >= 500) away(words);
    throw new Error(`The file store refused ${method} with ${answer.status}: ${words.slice(0, 500)}`);
  }
}

function away(reason: unknown): never {
  const broken = new RuleBroken('file.store-away');
  broken.cause = reason;
  throw broken;
}
