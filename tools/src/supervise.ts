import type { ServerProcess } from '@tributary/infra';

/** When a part that ended is started again: after a pause that doubles, and not for ever, as what cannot live shows it by ending at once. */
export interface Patience {
  readonly firstPauseMs: number;
  /** How often it may end within `memoryMs` and is started again all the same. */
  readonly chances: number;
  readonly memoryMs: number;
}

export const usualPatience: Patience = { firstPauseMs: 1_000, chances: 4, memoryMs: 60_000 };

export interface Supervision {
  readonly isStopping: () => boolean;
  /** Waits while another runs in the part's place; true when it did, and then the end counts for nothing. */
  readonly standBack?: () => Promise<boolean>;
  readonly startedAgain?: (server: ServerProcess) => void;
  readonly say: (line: string) => void;
  readonly pause: (ms: number) => Promise<unknown>;
  readonly patience?: Patience;
}

/** Says plainly when a part ends and why, and starts it again at its port; returns when it is given up or everything stops. */
export async function supervise(first: ServerProcess, supervision: Supervision): Promise<void> {
  const { isStopping, standBack, startedAgain, say, pause, patience = usualPatience } = supervision;
  const { name, logFile } = first;
  let ends: number[] = [];
  for (let server: ServerProcess = first; ;) {
    const outcome = await server.ended;
    if (isStopping()) return;
    if ((await standBack?.()) !== true) {
      ends = [...ends.filter((at) => at > Date.now() - patience.memoryMs), Date.now()];
      say(`\n  ✘ ${name} has ended (${outcome}): ${server.logTail(1)}\n    Log: ${logFile}`);
      if (ends.length > patience.chances)
        return say(`  ${name} ended ${ends.length} times within a minute and is left alone; the others go on.`);
      await pause(patience.firstPauseMs * 2 ** (ends.length - 1));
    }
    if (isStopping()) return;
    const next = await anotherOf(server, ends, supervision);
    if (next === undefined) return;
    server = next;
    startedAgain?.(server);
    say(`  ${name} runs again.`);
  }
}

/** A start that fails counts as an end, so it is tried again too; undefined when the chances are used up or everything stops. */
async function anotherOf(ended: ServerProcess, ends: number[], supervision: Supervision): Promise<ServerProcess | undefined> {
  const { isStopping, say, pause, patience = usualPatience } = supervision;
  for (;;) {
    try {
      return await ended.again();
    } catch (error) {
      if (isStopping()) return undefined;
      ends.push(Date.now());
      say(`\n  ✘ ${error instanceof Error ? error.message : String(error)}\n    Log: ${ended.logFile}`);
      if (ends.length <= patience.chances) await pause(patience.firstPauseMs * 2 ** (ends.length - 1));
      else return void say(`  ${ended.name} could not be started again and is left alone; the others go on.`);
      if (isStopping()) return undefined;
    }
  }
}
