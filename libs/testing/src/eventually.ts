import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats an assertion until it holds, and gives its value; after `timeoutMs` (15 s unless told otherwise) it fails with the assertion's own
 * last error, so that the report says what was seen.
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { timeoutMs = 15_000, intervalMs = 50 }: { readonly timeoutMs?: number; readonly intervalMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await pause(intervalMs);
    }
  }
}
