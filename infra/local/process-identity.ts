import { readFileSync } from 'node:fs';

/** What tells one process from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since the system started. */
  readonly startedTicks: number;
  readonly command: string;
}

/** The fields of /proc/PID/stat that matter. The name before them stands in parentheses and may itself hold spaces and parentheses. */
export function parseStat(stat: string): { state: string; startedTicks: number } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', startedTicks: Number(fields[19]) };
}

/** Who runs under this number now; undefined when nobody does, when it is a zombie, or where there is no /proc. */
export function identify(pid: number | undefined): ProcessIdentity | undefined {
  if (pid === undefined) return undefined;
  try {
    const { state, startedTicks } = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return state === 'Z' ? undefined : { pid, startedTicks, command };
  } catch {
    return undefined;
  }
}

export function isSame(before: ProcessIdentity | undefined, now: ProcessIdentity | undefined): boolean {
  return (
    before !== undefined &&
    now !== undefined &&
    now.pid === before.pid &&
    now.startedTicks === before.startedTicks &&
    now.command === before.command
  );
}
