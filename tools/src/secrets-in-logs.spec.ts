import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clients, developmentCookieKey, developmentSessionSecret } from '@tributary/infra';
import { secretsInLogs } from './secrets-in-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'logs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const token = `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${Buffer.from('{"sub":"someone"}').toString('base64url')}.c2lnbmF0dXJl`;

describe('a log', () => {
  it.each([
    [`client_secret=${clients.gateway.secret}`, 'a client secret'],
    [developmentSessionSecret, 'the session secret'],
    [developmentCookieKey, 'a cookie key'],
    [`authorization: Bearer ${token}`, 'a token'],
    ['cookie: tributary-session=abc', 'a cookie'],
    ['set-cookie: _interaction.sig=abc', 'a cookie'],
  ])('with %s is found', (line, what) => {
    writeFileSync(join(folder, 'gateway.log'), `all is well\n${line}\n`);
    expect(secretsInLogs(folder)).toEqual([`gateway.log:2 holds ${what}`]);
  });

  it('with ordinary lines is not', () => {
    writeFileSync(join(folder, 'gateway.log'), 'a quick start development-only in-memory adapter is used\nsession ended\n');
    expect(secretsInLogs(folder)).toEqual([]);
  });
});
