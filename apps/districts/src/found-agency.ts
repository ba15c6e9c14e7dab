import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Outbox } from '@tributary/messaging';
import { Audit, Clock, Database, RuleBroken } from '@tributary/service-kit';
import { FoundAgency } from './agencies/found-agency.js';
import { type Founding, readFounding } from './agencies/founding.rules.js';
import { commandSettings } from './config.js';
import { entities } from './database.js';
import { RecordGrant } from './grants/record-grant.js';
import { RecordPerson } from './people/record-person.js';

const USAGE = `Starts an empty installation with its agency, and offers its first administrator their role by mail.

  --name            the agency's name
  --zone            its time zone, as America/Chicago
  --sender          the address from which mails are sent
  --color           its color on the portal, as #0e5f7d
  --admin-email     the first administrator's e-mail address
  --admin-name      and name
`;

const OPTIONS = {
  name: { type: 'string' },
  zone: { type: 'string' },
  sender: { type: 'string' },
  color: { type: 'string' },
  'admin-email': { type: 'string' },
  'admin-name': { type: 'string' },
  help: { type: 'boolean' },
} as const;

const FLAG_OF: Readonly<Record<keyof Founding, Exclude<keyof typeof OPTIONS, 'help'>>> = {
  name: 'name',
  zone: 'zone',
  senderAddress: 'sender',
  colour: 'color',
  adminEmail: 'admin-email',
  adminName: 'admin-name',
};

/** The exit code: 0 founded, 1 refused or failed, 2 wrong use. */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help === true) return say(USAGE, 0);
  const given = Object.fromEntries(
    Object.entries(FLAG_OF).flatMap(([field, flag]) => (values[flag] === undefined ? [] : [[field, values[flag]]])),
  );
  const founding = readFounding(given);
  const { DATABASE_REQUEST_URL: requestUrl, DATABASE_WORKER_URL: workerUrl } = commandSettings();
  const database = await Database.open({ requestUrl, workerUrl, entities });
  try {
    const [outbox, audit, clock] = [new Outbox(), new Audit(), new Clock()];
    const foundAgency = new FoundAgency(clock, outbox, audit, new RecordPerson(outbox, audit), new RecordGrant(outbox, audit));
    const founded = await database.worker.transaction((tx) => foundAgency.found(tx, founding));
    return say(`${JSON.stringify(founded)}\n`, 0);
  } finally {
    await database.close();
  }
}

function explain(error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if (!(error instanceof RuleBroken))
    return complain(error.message, 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS') ? 2 : 1);
  const faults = (error.facts['errors'] ?? []) as { readonly field: keyof Founding; readonly detail: string }[];
  const lines = faults.map(({ field, detail }) => `  --${FLAG_OF[field]}: ${detail}`);
  return lines.length === 0 ? complain(error.facts.detail ?? error.code, 1) : complain(`Please correct:\n${lines.join('\n')}`, 2);
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

process.exitCode = await run().catch(explain);
