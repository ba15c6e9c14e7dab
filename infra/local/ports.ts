import { once } from 'node:events';
import { createServer } from 'node:net';
import { host } from '../settings.ts';

/** True when nothing listens there now. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** Gives ports out, each once: between asking and listening there is a gap in which a second part would be given the same one. */
export class PortPicker {
  private readonly given = new Set<number>();
  private readonly free: (port: number) => Promise<boolean>;

  constructor(free: (port: number) => Promise<boolean> = isFree) {
    this.free = free;
  }

  /** The first free port from `preferred` on; fails after a hundred taken ones. */
  async from(preferred: number): Promise<number> {
    for (let port = preferred; port < preferred + 100; port++) {
      if (this.given.has(port)) continue;
      this.given.add(port);
      if (await this.free(port)) return port;
    }
    throw new Error(`No port from ${preferred} to ${preferred + 99} is free on ${host}.`);
  }

  /** Any free port, below those that the system hands to outgoing connections; runs beside each other start at different places. */
  anywhere(): Promise<number> {
    return this.from(10_000 + Math.floor(Math.random() * 20_000));
  }
}
