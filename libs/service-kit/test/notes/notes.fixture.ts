import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '@tributary/contracts';
import { accessTokenFor, type FreshDatabase, freshDatabase, rowsOf, servers } from '@tributary/testing';
import { createApp } from '../../src/boot.js';
import { createLog, migrateDatabase, provisionDatabase, serviceSettings } from '../../src/index.js';
import { Notes1 } from './notes.migration.js';
import { NotesModule, useSettings } from './notes.module.js';

/** The notes service, listening, on a database of its own; its log is kept for reading. */
export interface NotesService {
  readonly app: NestFastifyApplication;
  readonly database: FreshDatabase;
  readonly origin: string;
  /** Where its files are. */
  readonly folder: string;
  log(): string;
  /** Makes a person with these roles, and gives what a request of theirs needs. */
  person(email: string, organisationId: string, ...roles: Role[]): Promise<Person>;
  close(): Promise<void>;
}

export interface Person {
  readonly personId: string;
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
}

export async function notesDatabase(): Promise<FreshDatabase> {
  return freshDatabase('notes', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, [Notes1]));
}

export async function startNotes(given: Partial<Record<string, string>> = {}): Promise<NotesService> {
  const database = await notesDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'notes-files-'));
  useSettings(
    serviceSettings.parse({
      PORT: '0',
      DATABASE_REQUEST_URL: database.requestUrl,
      DATABASE_WORKER_URL: database.workerUrl,
      KAFKA_BROKERS: servers.kafkaBrokers.join(','),
      OIDC_ISSUER: servers.issuer,
      PUBLIC_URL: 'http://127.0.0.1',
      FILES_FOLDER: folder,
      ...given,
    }),
  );
  const lines: string[] = [];
  const app = await createApp(NotesModule, createLog('notes', 'trace', { write: (line) => void lines.push(line) }));
  await app.listen(0, '127.0.0.1');
  return {
    app,
    database,
    origin: await app.getUrl(),
    folder,
    log: () => lines.join(''),
    person: (email, organisationId, ...roles) => recordPerson(database, email, organisationId, roles),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function recordPerson(database: FreshDatabase, email: string, organisationId: string, roles: Role[]): Promise<Person> {
  const token = await accessTokenFor(servers.issuer, email);
  const { iss, sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iss: string; sub: string };
  const personId = randomUUID();
  await rowsOf(database.workerUrl, 'insert into person (person_id, email, name, issuer, subject) values ($1, $2, $2, $3, $4)', [
    personId,
    email,
    iss,
    sub,
  ]);
  const grant = `insert into role_grant (grant_id, person_id, organisation_id, role, state, valid_from)
    values ($1, $2, $3, $4, 'active', now() - interval '1 day')`;
  for (const role of roles) await rowsOf(database.workerUrl, grant, [randomUUID(), personId, organisationId, role]);
  return { personId, token, headers: { authorization: `Bearer ${token}`, 'tributary-organisation': organisationId } };
}
