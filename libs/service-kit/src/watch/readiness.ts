import { Injectable } from '@nestjs/common';

type Check = () => Promise<Readonly<Record<string, unknown>>>;

/** What must answer before this process takes requests. Kafka is not among it: writes wait in the outbox. */
@Injectable()
export class Readiness {
  private readonly checks: Check[] = [];

  /** Adds a check. It throws while its part is away, and gives what it has to tell otherwise. */
  require(check: Check): void {
    this.checks.push(check);
  }

  async ask(): Promise<Record<string, unknown>> {
    const told = await Promise.all(this.checks.map((check) => check()));
    return Object.assign({}, ...told) as Record<string, unknown>;
  }
}
