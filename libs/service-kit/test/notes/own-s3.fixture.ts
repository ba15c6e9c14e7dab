import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { AwsV4Signer } from 'aws4fetch';

const LISTED_AT_ONCE = 2;

export const keys = { region: 'us-east-1', keyId: 'key', secret: 'secret', bucket: 'files' };

/** As much of S3's protocol as a store speaks, with pages of two: it judges signatures and hashes as a server does, and fails when told to. */
export interface OwnS3 {
  readonly url: string;
  readonly objects: Map<string, { readonly content: Buffer; at: Date }>;
  /** Answers so many requests with 503 first. */
  fail(times: number): void;
  close(): Promise<void>;
}

export async function ownS3(): Promise<OwnS3> {
  const objects: OwnS3['objects'] = new Map();
  let failures = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const content = await buffer(request);
    if (failures > 0) return void (failures--, response.writeHead(503).end('<Code>SlowDown</Code>'));
    if (!(await isSigned(request, content, url))) return void response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>');
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const key = pathname.slice(`/${keys.bucket}/`.length);
    if (request.method === 'PUT') objects.set(key, { content, at: new Date() });
    if (request.method === 'DELETE') objects.delete(key);
    if (searchParams.has('list-type')) return void response.end(listing(objects, searchParams));
    const found = objects.get(key);
    if (request.method === 'GET' && !found) return void response.writeHead(404).end('<Code>NoSuchKey</Code>');
    response.end(request.method === 'GET' ? found?.content : undefined);
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    objects,
    fail: (times) => void (failures = times),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

// What is signed names the content's hash; a chunked body, whose length nobody tells, is refused by S3.
async function isSigned({ method = '', url = '', headers }: IncomingMessage, content: Buffer, origin: string): Promise<boolean> {
  const named = String(headers['x-amz-content-sha256']);
  if (headers['transfer-encoding'] !== undefined) return false;
  if (method === 'PUT' && named !== createHash('sha256').update(content).digest('hex')) return false;
  const signer = new AwsV4Signer({
    ...{ method, url: `${origin}${url}`, service: 's3', region: keys.region, accessKeyId: keys.keyId, secretAccessKey: keys.secret },
    ...{ headers: { 'x-amz-content-sha256': named }, datetime: String(headers['x-amz-date']) },
  });
  return (await signer.authHeader()) === headers.authorization;
}

function listing(objects: OwnS3['objects'], asked: URLSearchParams): string {
  const from = Number(asked.get('continuation-token') ?? 0);
  const all = [...objects].filter(([key]) => key.startsWith(asked.get('prefix') ?? ''));
  const page = all.slice(from, from + LISTED_AT_ONCE);
  const next = from + LISTED_AT_ONCE < all.length ? `<NextContinuationToken>${from + LISTED_AT_ONCE}</NextContinuationToken>` : '';
  const rows = page.map(
    ([key, { at }]) => `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>1</Size></Contents>`,
  );
  return `<?xml version="1.0"?><ListBucketResult>${next}${rows.join('\n')}</ListBucketResult>`;
}
