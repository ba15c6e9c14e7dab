import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openFolder } from '@tributary/infra';
import { table, type StageResult, type Tally } from './tally.rules.ts';
import { stages, type Stage } from './test-stages.ts';
import { closeOpenStacks } from './throwaway.ts';

// The second half of `npm test [-- STAGE…]`. Its first half is ../test.mjs, which gives the time that the set-up took.

const options = { 'set-up-ms': { type: 'string', default: '0' }, ci: { type: 'boolean', default: false } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const unknown = positionals.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`No stage is called ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const named = (stage: Stage): boolean => positionals.includes(stage.name);
const chosen = stages.filter((stage) => (positionals.length > 0 ? named(stage) : stage.isUsual || values.ci));
// What runs the build's result gets it, also when it is named alone.
const [first] = stages;
const toRun = first !== undefined && !chosen.includes(first) && chosen.some((stage) => stage.needsBuild) ? [first, ...chosen] : chosen;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.once(signal, () => void closeOpenStacks().then(() => process.exit(130)));
}

const folder = openFolder('test');

function printLog(log: string): void {
  try {
    console.log(readFileSync(log, 'utf8').trimEnd());
  } catch {
    console.log(`(nothing was written to ${log})`);
  }
}

async function runStage(stage: Stage, isBuilt: boolean): Promise<StageResult> {
  const log = join(folder, `${stage.name}.log`);
  rmSync(log, { force: true });
  const begun = performance.now();
  const tally = await tallyOf(stage, log, isBuilt);
  const tookMs = performance.now() - begun;
  if (tally.failed > 0) printLog(log);
  console.log(`  ${tally.failed > 0 ? '✘' : '✔'} ${stage.name.padEnd(44)} ${(tookMs / 1000).toFixed(1).padStart(6)} s`);
  return { name: stage.name, ...tally, tookMs };
}

async function tallyOf(stage: Stage, log: string, isBuilt: boolean): Promise<Tally> {
  if (stage.needsBuild && !isBuilt) {
    console.log(`  ${stage.name} was not run, as the build failed.`);
    return { passed: 0, failed: 1 };
  }
  try {
    return await stage.run(log);
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
}

const results: StageResult[] = [{ name: 'set-up', passed: 0, failed: 0, tookMs: Number(values['set-up-ms']) }];
for (const stage of toRun) {
  const isBuilt = results.every(({ name, failed }) => name !== 'build' || failed === 0);
  results.push(await runStage(stage, isBuilt));
}
console.log(`\n${table(results)}`);
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0);
