import { colour, email, name, zone } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { z } from 'zod';

const founding = z.object({ name, zone, colour, senderAddress: email, adminEmail: email, adminName: name });

/** What an empty installation is started with: its agency, and the first person who may let others in. */
export type Founding = z.output<typeof founding>;

/** Reads the particulars as they were given. Throws `agency.malformed`, which names each that is wrong. */
export function readFounding(given: Readonly<Partial<Record<keyof Founding, string>>>): Founding {
  const result = founding.safeParse(given);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => {
    const field = String(path[0]);
    return { field, code: 'malformed', detail: field in given ? message : 'This is needed.' };
  });
  throw new RuleBroken('agency.malformed', { detail: errors.map(({ field, detail }) => `${field}: ${detail}`).join(' '), errors });
}
