import { connect } from 'node:net';
import { host } from '../settings.ts';
import type { Ledger } from './ledger.ts';
import type { PortPicker } from './ports.ts';
import type { ServerProcess } from './server-process.ts';

/** Where a part of the local stack keeps its data and where it may listen. */
export interface Place {
  /** Folder of the whole stack; each part takes one inside it. */
  readonly folder: string;
  /** Where downloads that every stack of this checkout shares are kept. */
  readonly cache: string;
  readonly logs: string;
  readonly ledger: Ledger;
  readonly picker: PortPicker;
  /** A port near the usual one for a platform that people use, any for a throw-away stack. */
  readonly port: (usual: number) => Promise<number>;
  /** False: the data is thrown away with the stack. */
  readonly isKept: boolean;
  /** False: PostgreSQL does not wait for the disk. For tests of one process at a time alone; a crash of the machine would lose writes. */
  readonly syncs: boolean;
}

/** A started part. */
export interface Part<A> {
  readonly addresses: A;
  readonly process: ServerProcess;
}

/** Readiness of a server that has no better sign: it takes connections. */
export function accepts(port: number): () => Promise<boolean> {
  return () =>
    new Promise((resolve) => {
      const socket = connect(port, host, () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
}
