import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { oddServer, readyMail, senderTo, speakingServer, talk } from './hand-over.fixture.js';

const folder = mkdtempSync(`${tmpdir()}/dkim-`);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyFile = `${folder}/key.pem`;
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
afterAll(() => rmSync(folder, { recursive: true }));

const mail = readyMail({
  text: 'invited\n.\nand a line that begins with a dot\n',
  unsubscribeUrl: 'https://tributary.agency.example/api/notifications/v1/unsubscribe?token=abc',
});

const dkim = { DKIM_DOMAIN: 'agency.example', DKIM_SELECTOR: 'autumn', DKIM_PRIVATE_KEY_FILE: keyFile };

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
  const pair = speakingServer(dkim);
  beforeEach(() => void (pair.server.taken.length = 0));

  const received = async (one = mail): Promise<string> => {
    pair.server.manner = () => 'accept';
    expect(await pair.sender.handOver(one)).toMatchObject({ is: 'accepted' });
    return pair.server.taken.at(-1)?.source ?? '';
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
    pair.server.manner = () => 'hang-up';
    expect(await pair.sender.handOver(mail)).toMatchObject({ is: 'unanswered' });
  });
});

// The signature is made of the whole mail before the server has asked for any of it.
describe('a server that never got the signed mail', () => {
  it.each([
    ['goes at the sender', 'MAIL', 'unreachable'],
    ['goes at the recipient', 'RCPT', 'unreachable'],
    ['goes instead of asking for it', 'DATA', 'unreachable'],
  ])('and %s leaves no doubt', async (_, last, is) => {
    const server = await oddServer((socket) => talk(socket, { [last]: null }));
    const sender = senderTo(`smtp://${server.address}`, dkim);
    expect(await sender.handOver(mail)).toMatchObject({ is });
    sender.close();
    server.close();
  });
});

describe('a key that cannot be used', () => {
  it('keeps the service from starting', () => {
    const other = `${folder}/other.pem`;
    writeFileSync(other, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => senderTo('smtp://127.0.0.1:1', { DKIM_DOMAIN: 'agency.example' })).toThrow(
      'set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY_FILE',
    );
    expect(() => senderTo('smtp://127.0.0.1:1', { ...dkim, DKIM_PRIVATE_KEY_FILE: other })).toThrow('give one of type rsa');
    expect(() => senderTo('smtp://127.0.0.1:1', { ...dkim, DKIM_PRIVATE_KEY_FILE: `${folder}/none.pem` })).toThrow('ENOENT');
  });
});
