import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { rowsOf } from '@tributary/testing';
import type { Figure } from './figure.ts';

const COLUMNS = ['what', 'ours', 'reference', 'ratio', 'aim'] as const;
const HEADS = ['ours / reference', 'ours', 'reference', 'ratio', 'aim'];
const GIB = 1024 ** 3;

export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEADS, HEADS.map(() => '---'), ...figures.map((figure) => COLUMNS.map((column) => figure[column]))];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Where and with what it was measured, in words that name nobody's machine. */
export async function circumstances(databaseUrl: string, loadBefore: number): Promise<string[]> {
  const [postgres] = await rowsOf<{ server_version: string }>(databaseUrl, 'show server_version');
  return [
    `- ${availableParallelism()} cores, ${Math.round(totalmem() / GIB)} GiB of memory; generator, service, PostgreSQL and Kafka share them.`,
    `- Load (one minute) ${loadBefore.toFixed(1)} before the start and ${(loadavg()[0] ?? 0).toFixed(1)} at the end, on as many cores.`,
    `- Node ${process.versions.node}, PostgreSQL ${postgres?.server_version ?? '?'}; fsync, synchronous_commit and full_page_writes on.`,
  ];
}

/** Writes RESULTS.md beside the README. */
export function writeResults(figures: readonly Figure[], around: readonly string[]): void {
  const text = `# Results

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. What each line means, and how it is measured, stands in README.md.

${around.join('\n')}

Medians of all turns, with the least and the greatest.

${tableOf(figures)}

## What this run cannot show

- The generator runs on the cores of the service and of the servers, so the absolute rates are far below those of a machine for each. The
  ratios compare two sides under the same shortage.
- Ours carries the generator's HTTP client and the sign-in's check; the reference has neither, as bare pg is spoken to directly.
- All talk goes over the loopback: no round trip to another host, which weighs on each statement of both sides alike.
- One broker and one database without replicas: what an acknowledgement from a second copy costs is not in these figures.
`;
  writeFileSync(fileURLToPath(new URL('../RESULTS.md', import.meta.url)), text);
}
