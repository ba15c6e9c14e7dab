import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { MailSettings } from '../config.js';
import { MailServer, type ReadyMail } from './mail-server.js';
import { SpecMailServer } from './mail-server.fixture.js';

type More = Partial<ConstructorParameters<typeof MailSettings>[0]>;

/** A mail as it is handed over, with whatever a spec wants to be otherwise. */
export function readyMail(otherwise: Partial<ReadyMail> = {}): ReadyMail {
  return {
    messageId: '<priced.0123@agency.example>',
    from: { name: 'Agency, the "first"', address: 'purchasing@agency.example' },
    to: { name: 'Renée Hollis (sample)', address: 'renee.hollis@sample.example' },
    subject: 'Student tablets with case: $429.00 per tablet',
    html: '<p>fixed</p>',
    text: 'fixed\n',
    unsubscribeUrl: null,
    ...otherwise,
  };
}

/** What hands mails over to that address. */
export function senderTo(SMTP_URL: string, more: More = {}): MailServer {
  const base = { PUBLIC_URL: 'https://tributary.agency.example', UNCERTAIN_MAILS: 'leave' as const };
  const pace = { MAILS_AT_ONCE: 2, MAIL_LEASE_MS: 1_000, MAIL_RETRY_PAUSE_MS: 100 };
  return new MailServer(new MailSettings({ ...base, ...pace, SMTP_URL, ...more }));
}

/** A server that speaks and a sender to it, for as long as the describe block that asks. */
export function speakingServer(more: More = {}): { server: SpecMailServer; sender: MailServer } {
  const pair = {} as { server: SpecMailServer; sender: MailServer };
  beforeAll(async () => {
    pair.server = await SpecMailServer.open();
    pair.sender = senderTo(pair.server.url, more);
  });
  afterAll(async () => {
    pair.sender.close();
    await pair.server.close();
  });
  return pair;
}

/** A server that does with each connection what it is told; `address` is where it listens, as in a URL. */
export async function oddServer(meets: (socket: Socket) => void): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((socket) => (socket.on('error', () => undefined), meets(socket))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Answers each command by its first word, and goes at one whose answer is null; with `breakOff` it goes with the first bytes of a mail. */
export function talk(socket: Socket, replies: Readonly<Record<string, string | null>>, breakOff = false): void {
  socket.write('220 spec\r\n');
  let inMail = false;
  socket.on('data', (chunk: Buffer) => {
    const word = chunk.toString().slice(0, 4);
    const reply = replies[word] === undefined ? '250 ok' : replies[word];
    if (inMail || reply === null) return void socket.destroy();
    socket.write(`${reply}\r\n`);
    inMail = breakOff && word === 'DATA';
  });
}
