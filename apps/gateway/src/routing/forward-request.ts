import type { IncomingMessage } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { Gateway } from '../config.js';
import { type Errand, NotConnected, Upstream } from './upstream.js';
import { Replicas } from './replicas.js';

/** Methods that may be sent again although the first replica may have seen them. */
const REPEATABLE = new Set(['GET', 'HEAD']);

/** Asks a service's replicas in turn until one answers. */
@Injectable()
export class ForwardRequest {
  private readonly log = new Logger('ForwardRequest');
  private readonly services: ReadonlyMap<string, Replicas>;

  constructor(
    { services }: Gateway,
    private readonly upstream: Upstream,
  ) {
    this.services = new Map([...services].map(([name, urls]) => [name, new Replicas(urls)]));
  }

  /**
   * The head of the answer. Throws `not-found` for a service that does not exist and `gateway.service-away` where no replica could be asked,
   * or where one may have carried out a write without being able to say so.
   */
  async forward(service: string, errand: Errand): Promise<IncomingMessage> {
    const replicas = this.services.get(service);
    if (!replicas) throw new RuleBroken('not-found');
    for (const replica of replicas.inTurn(Date.now())) {
      try {
        const answer = await this.upstream.send(replica, errand);
        replicas.welcome(replica);
        return answer;
      } catch (error) {
        if (errand.gone.aborted) throw new RuleBroken('gateway.client-gone');
        if (error instanceof RuleBroken) throw error;
        replicas.leaveOut(replica, Date.now());
        this.log.warn(`${service} at ${replica.host} does not answer: ${error instanceof Error ? error.message : 'unknown'}`);
        if (!(error instanceof NotConnected) && !REPEATABLE.has(errand.method)) throw unknownOutcome();
      }
    }
    throw new RuleBroken('gateway.service-away', { detail: 'Nothing was changed. Try again in a moment.' });
  }
}

function unknownOutcome(): RuleBroken {
  const detail =
    'The connection broke off, so the change may have been made or not. Send it again with the same Idempotency-Key: it is made once.';
  return new RuleBroken('gateway.service-away', { detail });
}
