/** Prints a finished step with the time that it took. */
export function report(name: string, tookMs: number): void {
  console.log(`  ✔ ${name.padEnd(44)} ${(tookMs / 1000).toFixed(1).padStart(6)} s`);
}

/** Does the work and prints how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  report(name, performance.now() - begun);
  return result;
}
