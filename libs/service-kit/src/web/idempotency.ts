import { hash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { SignedRequest } from '../access/access.js';
import type { Caller } from '../access/actor.js';
import type { Tx } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { TakenFile } from '../files/taken-file.js';
import { RuleBroken } from '../rule-broken.js';
import { CHANGES_NOTHING } from './changes-nothing.js';
import { StreamedBody } from './streamed-body.js';

export const IDEMPOTENCY_KEY = 'idempotency-key';
export const WRITES: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

const KEY = /^[\x21-\x7e]{1,200}$/;

interface StoredAnswer {
  readonly body_hash: Buffer;
  readonly status: number;
  readonly answer: unknown;
}

/**
 * Makes every write of a signed-in caller happen once for its Idempotency-Key. It opens the one transaction of the write, which the use case
 * joins: effect, event, audit row and stored answer are committed together or not at all, and a refused or failed write stores nothing.
 * The guard has authorised the caller by then, a replay included. The key counts for its caller, acting organisation, method and full path.
 * Answers are kept 7 days. A route whose answer holds a secret must not give it by this way.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  constructor(private readonly transactions: Transactions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<SignedRequest>();
    const { caller } = request;
    // A write that needs no sign-in, such as a signed link's, converges by its own token.
    const asksOnly = Reflect.getMetadata(CHANGES_NOTHING, context.getHandler()) === true;
    if (!caller || asksOnly || !WRITES.includes(request.method)) return next.handle();
    return from(this.once(caller, request, http.getResponse<FastifyReply>(), next));
  }

  private async once(caller: Caller, request: SignedRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const scope = scopeOf(caller, request);
    return this.transactions.asWrite(caller, async (tx) => {
      await claim(tx, scope);
      const stored = await find(tx, scope);
      if (stored) return replay(stored, request, reply);
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await store(tx, scope, await bodyHash(request), reply.statusCode, answer);
      return answer;
    });
  }
}

function scopeOf(caller: Caller, { headers, method, url }: SignedRequest): Buffer {
  const key = headers[IDEMPOTENCY_KEY];
  if (key === undefined)
    throw new RuleBroken('idempotency.missing', { detail: 'Send an Idempotency-Key header: one new UUID for each write.' });
  if (typeof key !== 'string' || !KEY.test(key))
    throw new RuleBroken('idempotency.malformed', { detail: 'Use up to 200 visible ASCII characters.' });
  return hash('sha256', JSON.stringify([caller.issuer, caller.subject, caller.organisationId, method, url, key]), 'buffer');
}

// An uncommitted row could not tell that the first request is still at work; a lock can, and it ends with the transaction.
async function claim(tx: Tx, scope: Buffer): Promise<void> {
  const [row] = await tx.query<{ had: boolean }>('select pg_try_advisory_xact_lock($1) as had', [scope.readBigInt64BE().toString()]);
  if (!row?.had) throw new RuleBroken('idempotency.in-flight', { detail: 'Send the same request again in a moment to get its answer.' });
}

// A statement of its own, after the lock was had: it sees what the holder before has committed.
async function find(tx: Tx, scope: Buffer): Promise<StoredAnswer | undefined> {
  const [row] = await tx.query<StoredAnswer>('select body_hash, status, answer from idempotency where scope = $1', [scope]);
  return row;
}

async function replay(stored: StoredAnswer, request: SignedRequest, reply: FastifyReply): Promise<unknown> {
  if (!stored.body_hash.equals(await bodyHash(request)))
    throw new RuleBroken('idempotency.other-body', { detail: 'Use a new key for another request.' });
  reply.status(stored.status).header('idempotency-replayed', 'true');
  return stored.answer ?? undefined;
}

async function bodyHash({ body }: SignedRequest): Promise<Buffer> {
  if (body instanceof TakenFile) return Buffer.from(body.sha256, 'hex');
  return body instanceof StreamedBody ? body.digest() : hash('sha256', JSON.stringify(body ?? null), 'buffer');
}

async function store(tx: Tx, scope: Buffer, bodySha256: Buffer, status: number, answer: unknown): Promise<void> {
  await tx.query('insert into idempotency (scope, body_hash, status, answer) values ($1, $2, $3, $4)', [
    scope,
    bodySha256,
    status,
    answer === undefined ? null : JSON.stringify(answer),
  ]);
}
