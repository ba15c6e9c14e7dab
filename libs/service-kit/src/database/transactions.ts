import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/actor.js';
import { Database } from './database.js';
import type { Tx } from './transaction.js';

interface Ambient {
  readonly tx: Tx;
  readonly caller: Caller;
}

// Who is asking, for row security: the policies read these through current_organisation(), current_person(), current_caller(), current_email().
const IDENTIFY = `
  select set_config('tributary.organisation', $1, true), set_config('tributary.person', $2, true),
         set_config('tributary.caller', $3, true), set_config('tributary.email', $4, true)`;

/** The two ways in which code of a service reaches its database. Both run in READ COMMITTED. */
@Injectable()
export class Transactions {
  private readonly ambient = new AsyncLocalStorage<Ambient>();

  constructor(private readonly database: Database) {}

  /**
   * Runs the work as the role `request` with the caller's organisation and person set, so that policies apply. Inside a write it joins the
   * request's one transaction, which also stores the answer of its Idempotency-Key; elsewhere it opens one of its own.
   */
  async asRequest<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    const ambient = this.ambient.getStore();
    if (!ambient) return this.open(caller, work);
    if (ambient.caller !== caller) throw new Error('A write acts for its caller alone.');
    return work(ambient.tx);
  }

  /** Opens the transaction that every `asRequest` within the work joins. */
  async asWrite<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.open(caller, (tx) => this.ambient.run({ tx, caller }, () => work(tx)));
  }

  /** Runs the work as the role `worker`, which sees every tenant: for schedules and commands. It is never part of a request's transaction. */
  async asWorker<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.worker.transaction(work);
  }

  private open<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.request.transaction(async (tx) => {
      const email = caller.emailVerified ? caller.email : '';
      await tx.query(IDENTIFY, [caller.organisationId ?? '', caller.personId ?? '', `${caller.issuer} ${caller.subject}`, email]);
      return work(tx);
    });
  }
}
