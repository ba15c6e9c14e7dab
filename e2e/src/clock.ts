import { moveClock } from '@tributary/testing';
import { runningPlatform } from './config.ts';

/** The address of a service's database as one of its roles. Development passwords equal the role's name. */
export function databaseOf(service: string, role: 'owner' | 'worker'): string {
  const replica = runningPlatform().replicas.find((one) => one.service === service);
  const worker = replica?.settings['DATABASE_WORKER_URL'];
  if (worker === undefined) throw new Error(`${service} does not run.`);
  return worker.replaceAll(`${service}_worker`, `${service}_${role}`);
}

/** Procurement's own time: tests may have moved it. */
export async function procurementNow(): Promise<Date> {
  const [origin] = await livingOrigins('procurement');
  const { clockOffsetMs } = (await (await fetch(`${origin}/health/ready`)).json()) as { clockOffsetMs: number };
  return new Date(Date.now() + clockOffsetMs);
}

/** Moves procurement's clock past a moment, and waits until the named replicas report it. */
export async function passMoment(moment: string, origins: readonly string[]): Promise<void> {
  const remainingMs = new Date(moment).getTime() - (await procurementNow()).getTime();
  if (remainingMs > 0) await moveClock(databaseOf('procurement', 'owner'), remainingMs + 1_000, origins);
}

/** The origins of a service's replicas that answer. */
export async function livingOrigins(service: string): Promise<string[]> {
  const origins = runningPlatform()
    .replicas.filter((replica) => replica.service === service)
    .map((replica) => `http://127.0.0.1:${replica.port}`);
  const alive = await Promise.all(
    origins.map((origin) =>
      fetch(`${origin}/health/live`).then(
        (answer) => answer.ok,
        () => false,
      ),
    ),
  );
  return origins.filter((_, index) => alive[index]);
}
