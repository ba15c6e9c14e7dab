import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { MailSettings } from '../config.js';
import { MailServer, type ReadyMail } from './mail-server.js';
import { SpecMailServer } from './mail-server.fixture.js';

const folder = mkdtempSync(`${tmpdir()}/dkim-`);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyFile = `${folder}/key.pem`;
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
afterAll(() => rmSync(folder, { recursive: true }));

const mail: ReadyMail = {
  messageId: '<invitation.0123@agency.example>',
  from: { name: 'Agency (sample)', address: 'purchasing@agency.example' },
  to: { name: 'Renée Hollis (sample)', address: 'renee.hollis@sample.example' },
  subject: 'Student tablets with case: commit by Friday',
  html: '<p>invited</p>',
  text: 'invited\n.\nand a line that begins with a dot\n',
  unsubscribeUrl: 'https://tributary.agency.example/api/notifications/v1/unsubscribe?token=abc',
};

const base = { PUBLIC_URL: 'https://tributary.agency.example', UNCERTAIN_MAILS: 'leave' as const };
const pace = { MAILS_AT_ONCE: 2, MAIL_LEASE_MS: 1_000, MAIL_RETRY_PAUSE_MS: 100 };
const dkim = { DKIM_DOMAIN: 'agency.example', DKIM_SELECTOR: 'autumn', DKIM_PRIVATE_KEY_FILE: keyFile };
const client = (SMTP_URL: string, key: Partial<typeof dkim> = dkim): MailServer =>
  new MailServer(new MailSettings({ ...base, ...pace, SMTP_URL, ...key }));

/** What a receiver's verifier says of the mail, with the public key in the DNS of the sender's domain. */
async function verdictOn(source: string): Promise<{ readonly result: string; readonly signed: readonly string[] }> {
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const resolver = async (name: string, type: string): Promise<string[][]> => {
    if (name === 'autumn._domainkey.agency.example' && type === 'TXT') return [[record]];
    throw Object.assign(new Error(`${name} has no ${type}`), { code: 'ENOTFOUND' });
  };
  const { results } = await dkimVerify(source, { resolver });
  const [verdict] = results;
  const signed = /\bh=([^;]+);/.exec(unfolded(source))?.[1]?.split(':') ?? [];
  return { result: verdict?.status.result ?? 'no signature', signed: signed.map((field) => field.trim().toLowerCase()) };
}

// RFC 5322, section 2.2.3: a header goes on in the next line where that begins with a blank.
function unfolded(source: string): string {
  return source.replaceAll('\r\n', '\n').replace(/\n[ \t]+/g, ' ');
}

describe('a mail of an agency that has a DKIM key', () => {
  let server: SpecMailServer;
  let sender: MailServer;
  beforeAll(async () => {
    server = await SpecMailServer.open();
    sender = client(server.url);
  });
  afterAll(async () => {
    sender.close();
    await server.close();
  });
  beforeEach(() => void (server.taken.length = 0));

  const received = async (one: ReadyMail = mail): Promise<string> => {
    server.manner = () => 'accept';
    expect(await sender.handOver(one)).toMatchObject({ is: 'accepted' });
    return server.taken.at(-1)?.source ?? '';
  };

  it('passes a verifier that knows nothing of how it was made', async () => {
    expect((await verdictOn(await received())).result).toBe('pass');
  });

  it('covers both headers of an unsubscription, and is broken where one of them is altered', async () => {
    const source = await received();
    const headers = unfolded(source);
    expect(headers).toContain('\nList-Unsubscribe: <https://tributary.agency.example/api/notifications/v1/unsubscribe?token=abc>\n');
    expect(headers).toContain('\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n');
    expect((await verdictOn(source)).signed).toEqual(expect.arrayContaining(['from', 'list-unsubscribe', 'list-unsubscribe-post']));
    for (const altered of [source.replace('token=abc', 'token=abd'), source.replace('=One-Click', '=Two-Click')])
      expect((await verdictOn(altered)).result).toBe('fail');
  });

  it('has neither header where nobody may unsubscribe', async () => {
    const source = await received({ ...mail, unsubscribeUrl: null });
    expect(source).not.toMatch(/^List-Unsubscribe/im);
    expect((await verdictOn(source)).result).toBe('pass');
  });

  it('is unanswered when the connection breaks after the whole mail', async () => {
    server.manner = () => 'hang-up';
    expect(await sender.handOver(mail)).toMatchObject({ is: 'unanswered' });
  });
});

// The signature is made of the whole mail before the server has asked for any of it.
describe('a server that never got the signed mail', () => {
  let server: Server;
  afterEach(() => server.close());

  it.each([
    ['goes at the sender', 'MAIL', 'unreachable'],
    ['goes at the recipient', 'RCPT', 'unreachable'],
    ['goes instead of asking for it', 'DATA', 'unreachable'],
  ])('and %s leaves no doubt', async (_, last, is) => {
    server = createServer((socket) => goAt(socket, last)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sender = client(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await sender.handOver(mail)).toMatchObject({ is });
    sender.close();
  });
});

describe('a key that cannot be used', () => {
  it('keeps the service from starting', () => {
    const other = `${folder}/other.pem`;
    writeFileSync(other, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => client('smtp://127.0.0.1:1', { DKIM_DOMAIN: 'agency.example' })).toThrow(
      'set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY_FILE',
    );
    expect(() => client('smtp://127.0.0.1:1', { ...dkim, DKIM_PRIVATE_KEY_FILE: other })).toThrow('give one of type rsa');
    expect(() => client('smtp://127.0.0.1:1', { ...dkim, DKIM_PRIVATE_KEY_FILE: `${folder}/none.pem` })).toThrow('ENOENT');
  });
});

function goAt(socket: Socket, last: string): void {
  socket.on('error', () => undefined);
  socket.write('220 spec\r\n');
  socket.on('data', (chunk: Buffer) => {
    if (chunk.toString().startsWith(last)) return void socket.destroy();
    socket.write('250 ok\r\n');
  });
}
