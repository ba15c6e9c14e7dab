import { randomUUID } from 'node:crypto';
import { freshDatabase, rowsOf, servers } from '@tributary/testing';
import { Notes1 } from '../../test/notes/notes.migration.js';
import { migrateDatabase } from './migrate.js';
import { provisionDatabase } from './provision.js';

describe('the database of a service', () => {
  it('is made once, and made again changes nothing', async () => {
    const database = await freshDatabase('notes', provisionDatabase);
    try {
      expect(await migrateDatabase(database.ownerUrl, [Notes1])).toEqual(['Notes1763990000000']);
      await rowsOf(database.workerUrl, 'insert into aggregate (id) values ($1)', [randomUUID()]);
      await provisionDatabase(servers.databaseUrl, 'notes', database.database);
      expect(await migrateDatabase(database.ownerUrl, [Notes1])).toEqual([]);
      expect(await rowsOf(database.workerUrl, 'select * from aggregate')).toHaveLength(1);
    } finally {
      await database.drop();
    }
  });

  it('is migrated once by replicas that start together', async () => {
    const database = await freshDatabase('notes', provisionDatabase);
    try {
      const ran = await Promise.all(Array.from({ length: 3 }, () => migrateDatabase(database.ownerUrl, [Notes1])));
      expect(ran.flat()).toEqual(['Notes1763990000000']);
    } finally {
      await database.drop();
    }
  });

  it('is closed to other services, and its roles may do no more than their part', async () => {
    const [notes, others] = [await freshDatabase('notes', provisionDatabase), await freshDatabase('letters', provisionDatabase)];
    try {
      const intruder = new URL(notes.requestUrl);
      intruder.pathname = `/${others.database}`;
      await expect(rowsOf(intruder.href, 'select 1')).rejects.toThrow('permission denied for database');
      for (const url of [notes.requestUrl, notes.workerUrl]) {
        await expect(rowsOf(url, 'create table mine (a int)')).rejects.toThrow('permission denied for schema');
        await expect(rowsOf(url, 'create temporary table mine (a int)')).rejects.toThrow('permission denied');
        await expect(rowsOf(url, 'set role notes_owner')).rejects.toThrow('permission denied');
        await expect(rowsOf(url, 'set role notes_sums')).rejects.toThrow('permission denied');
      }
      await expect(rowsOf(notes.ownerUrl, 'create role notes_more')).rejects.toThrow('permission denied');
    } finally {
      await Promise.all([notes.drop(), others.drop()]);
    }
  });

  it('lets its owner give a function of sums to the role that reads all', async () => {
    const database = await freshDatabase('notes', provisionDatabase, (ownerUrl) => migrateDatabase(ownerUrl, [Notes1]));
    try {
      const sum = [
        `create function notes_in_all() returns bigint language sql stable security definer set search_path = public
         as 'select count(*) from note'`,
        'alter function notes_in_all() owner to notes_sums',
        'grant select on note to notes_sums',
        'create policy note_sums_select on note for select to notes_sums using (true)',
      ];
      for (const sql of sum) await rowsOf(database.ownerUrl, sql);
      const write = 'insert into note (note_id, organisation_id, words) values ($1, $1, $2)';
      await rowsOf(database.workerUrl, write, [randomUUID(), 'somebody’s']);
      expect(await rowsOf(database.ownerUrl, 'select * from note')).toEqual([]);
      expect(await rowsOf(database.requestUrl, 'select notes_in_all() as all, (select count(*) from note) as own')).toEqual([
        { all: '1', own: '0' },
      ]);
    } finally {
      await database.drop();
    }
  });
});
