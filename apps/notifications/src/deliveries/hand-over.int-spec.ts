import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { MailSettings } from '../config.js';
import { MailServer, type ReadyMail } from './mail-server.js';
import { SpecMailServer } from './mail-server.fixture.js';

const mail: ReadyMail = {
  messageId: '<priced.0123@agency.example>',
  from: { name: 'Agency, the "first"', address: 'purchasing@agency.example' },
  to: { name: 'Renée Hollis (sample)', address: 'renee.hollis@sample.example' },
  subject: 'Student tablets with case: $429.00 per tablet',
  html: '<p>fixed</p>',
  text: 'fixed\n',
  unsubscribeUrl: null,
};

const client = (smtpUrl: string): MailServer =>
  new MailServer(
    new MailSettings({
      ...{ PUBLIC_URL: 'https://tributary.agency.example', SMTP_URL: smtpUrl, UNCERTAIN_MAILS: 'leave' },
      ...{ MAILS_AT_ONCE: 2, MAIL_LEASE_MS: 1_000, MAIL_RETRY_PAUSE_MS: 100 },
    }),
  );

describe('handing a mail over to a server that speaks', () => {
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

  it('is accepted, with the Message-ID that was given and without an answer of machines', async () => {
    server.manner = () => 'accept';
    expect(await sender.handOver(mail)).toMatchObject({ is: 'accepted', reply: expect.stringMatching(/^250 /) as string });
    expect(server.taken).toMatchObject([{ messageId: mail.messageId, to: mail.to.address }]);
    expect(server.taken[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(server.taken[0]?.source).toMatch(/^From: "Agency, the \\"first\\"" <purchasing@agency.example>\r?$/m);
    expect(server.taken[0]?.source).toMatch(/^Content-Type: multipart\/alternative;/m);
  });

  it.each([
    ['RCPT', 450],
    ['RCPT', 550],
    ['DATA', 421],
    ['DATA', 452],
    ['DATA', 554],
  ] as const)('is refused at %s with %d', async (at, code) => {
    server.manner = () => ({ at, code });
    expect(await sender.handOver(mail)).toEqual({ is: 'refused', code, reply: expect.stringContaining(String(code)) as string });
  });

  it('is unanswered when the connection breaks after the whole mail, and is not repeated by the pool', async () => {
    server.manner = () => 'hang-up';
    server.taken.length = 0;
    expect(await sender.handOver(mail)).toMatchObject({ is: 'unanswered' });
    server.manner = () => 'accept';
    expect(await sender.handOver({ ...mail, messageId: '<priced.next@agency.example>' })).toMatchObject({ is: 'accepted' });
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([mail.messageId, '<priced.next@agency.example>']);
  });

  it('is refused for good where there is no address', async () => {
    expect(await sender.handOver({ ...mail, to: { name: '', address: '' } })).toMatchObject({ is: 'refused', code: 550 });
  });
});

describe('handing a mail over to a server that does not', () => {
  let server: Server;
  const answers: Record<string, (socket: Socket) => void> = {
    'greets with 554': (socket) => void socket.end('554 no service here\r\n'),
    'greets with 421': (socket) => void socket.end('421 too busy\r\n'),
    'closes at once': (socket) => void socket.destroy(),
    'asks for a password that is not known': (socket) => talk(socket, { EHLO: '250-spec\r\n250 AUTH PLAIN', AUTH: '535 no' }),
    'breaks off in the middle of the mail': (socket) =>
      talk(socket, { EHLO: '250 spec', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go' }, true),
  };

  it.each([
    ['greets with 554', 'unreachable'],
    ['greets with 421', 'unreachable'],
    ['closes at once', 'unreachable'],
    ['asks for a password that is not known', 'unreachable'],
    ['breaks off in the middle of the mail', 'refused'],
  ])('that %s is %s', async (how, is) => {
    server = createServer((socket) => (socket.on('error', () => undefined), answers[how]?.(socket))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sender = client(`smtp://user:secret@127.0.0.1:${(server.address() as AddressInfo).port}`);
    const long = { ...mail, text: 'x'.repeat(5_000_000) };
    expect(await sender.handOver(how.includes('middle') ? long : mail)).toMatchObject({ is });
    sender.close();
    server.close();
  });

  it('is unreachable where nobody listens', async () => {
    const sender = client('smtp://127.0.0.1:1');
    expect(await sender.handOver(mail)).toMatchObject({ is: 'unreachable', reply: expect.stringContaining('ECONNREFUSED') as string });
    sender.close();
  });
});

/** Answers each command by its first word; with `breakOff` the connection is closed with the first bytes of a mail. */
function talk(socket: Socket, replies: Record<string, string>, breakOff = false): void {
  socket.write('220 spec\r\n');
  let inMail = false;
  socket.on('data', (chunk: Buffer) => {
    if (inMail) return void socket.destroy();
    const word = chunk.toString().slice(0, 4);
    socket.write(`${replies[word] ?? '250 ok'}\r\n`);
    inMail = breakOff && word === 'DATA';
  });
}
