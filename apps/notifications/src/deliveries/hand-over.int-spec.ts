import type { Socket } from 'node:net';
import { oddServer, readyMail, senderTo, speakingServer, talk } from './hand-over.fixture.js';

const mail = readyMail();

describe('handing a mail over to a server that speaks', () => {
  const pair = speakingServer();

  it('is accepted, with the Message-ID that was given and without an answer of machines', async () => {
    pair.server.manner = () => 'accept';
    expect(await pair.sender.handOver(mail)).toMatchObject({ is: 'accepted', reply: expect.stringMatching(/^250 /) as string });
    expect(pair.server.taken).toMatchObject([{ messageId: mail.messageId, to: mail.to.address }]);
    expect(pair.server.taken[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(pair.server.taken[0]?.source).toMatch(/^From: "Agency, the \\"first\\"" <purchasing@agency.example>\r?$/m);
    expect(pair.server.taken[0]?.source).toMatch(/^Content-Type: multipart\/alternative;/m);
  });

  it.each([
    ['RCPT', 450],
    ['RCPT', 550],
    ['DATA', 421],
    ['DATA', 452],
    ['DATA', 554],
  ] as const)('is refused at %s with %d', async (at, code) => {
    pair.server.manner = () => ({ at, code });
    expect(await pair.sender.handOver(mail)).toEqual({ is: 'refused', code, reply: expect.stringContaining(String(code)) as string });
  });

  it('is unanswered when the connection breaks after the whole mail, and is not repeated by the pool', async () => {
    pair.server.manner = () => 'hang-up';
    pair.server.taken.length = 0;
    expect(await pair.sender.handOver(mail)).toMatchObject({ is: 'unanswered' });
    pair.server.manner = () => 'accept';
    expect(await pair.sender.handOver({ ...mail, messageId: '<priced.next@agency.example>' })).toMatchObject({ is: 'accepted' });
    expect(pair.server.taken.map(({ messageId }) => messageId)).toEqual([mail.messageId, '<priced.next@agency.example>']);
  });

  it('is refused for good where there is no address', async () => {
    expect(await pair.sender.handOver({ ...mail, to: { name: '', address: '' } })).toMatchObject({ is: 'refused', code: 550 });
  });
});

describe('handing a mail over to a server that does not', () => {
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
    const server = await oddServer((socket) => answers[how]?.(socket));
    const sender = senderTo(`smtp://user:secret@${server.address}`);
    const long = { ...mail, text: 'x'.repeat(5_000_000) };
    expect(await sender.handOver(how.includes('middle') ? long : mail)).toMatchObject({ is });
    sender.close();
    server.close();
  });

  it('is unreachable where nobody listens', async () => {
    const sender = senderTo('smtp://127.0.0.1:1');
    expect(await sender.handOver(mail)).toMatchObject({ is: 'unreachable', reply: expect.stringContaining('ECONNREFUSED') as string });
    sender.close();
  });
});
