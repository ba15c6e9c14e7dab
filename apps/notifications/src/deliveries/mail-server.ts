import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import DKIM from 'nodemailer/lib/dkim';
import { type DkimKey, MailSettings } from '../config.js';
import type { HandOver } from './delivery.rules.js';

/** A mail as it goes to the server. */
export interface ReadyMail {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Where a mail program's own button unsubscribes the reader from this kind; null where they cannot. */
  readonly unsubscribeUrl: string | null;
}

/** The part of nodemailer's stream of a mail that tells how much of it went to the server. */
interface Body {
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
}

const CONNECT_MS = 10_000;
/** RFC 5321, section 4.5.3.2.6: a server may take ten minutes to answer the end of a mail. Giving up earlier would make mails uncertain. */
const ANSWER_MS = 600_000;
/** Characters of a server's reply that are kept. */
const MAX_REPLY = 500;

/** The mail server that mails are handed over to. It takes each mail or tells why not; it never tries twice. */
@Injectable()
export class MailServer {
  private readonly transport;
  private readonly bodies = new Map<string, Body>();

  constructor({ smtpUrl, mailsAtOnce, dkim }: MailSettings) {
    const sign = dkim === null ? (body: Readable): Readable => body : signer(dkim);
    this.transport = createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: mailsAtOnce,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: ANSWER_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // A mail's stream is made when it gets a connection, and read only once the server has asked for the mail. A signature is made of the
    // whole mail beforehand, so what is watched is what comes out of the signing: nodemailer's own DKIM would sign after it.
    this.transport.use('stream', ({ data, message }, done) => {
      message.processFunc((body) => {
        const signed = sign(body);
        this.bodies.set(data.messageId ?? '', signed);
        return signed;
      });
      done();
    });
  }

  /** Hands the mail over once. Resolves however it ends; throws nothing. */
  async handOver(mail: ReadyMail): Promise<HandOver> {
    try {
      const { unsubscribeUrl, ...message } = mail;
      // RFC 3834: nobody's out-of-office is to answer.
      const headers = { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl === null ? {} : oneClick(unsubscribeUrl)) };
      const { response } = await this.transport.sendMail({ ...message, headers });
      return { is: 'accepted', reply: shortened(response) };
    } catch (error) {
      return judge(error as SendError, this.bodies.get(mail.messageId));
    } finally {
      this.bodies.delete(mail.messageId);
    }
  }

  close(): void {
    this.transport.close();
  }
}

// RFC 8058: the address takes a POST with this body from the reader's mail program, without a sign-in.
function oneClick(unsubscribeUrl: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

// RFC 6376, section 5.4.1 names most of these; RFC 8058, section 4 asks that both headers of an unsubscription are among them.
const SIGNED =
  'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post';

/** Signs mails as RFC 6376 says. Throws, and so keeps the service from starting, where the file holds no RSA key. */
function signer({ domain, selector, privateKeyFile }: DkimKey): (body: Readable) => Readable {
  const privateKey = readFileSync(privateKeyFile, 'utf8');
  const { asymmetricKeyType } = createPrivateKey(privateKey);
  if (asymmetricKeyType !== 'rsa') throw new Error(`DKIM_PRIVATE_KEY_FILE holds a key of type ${asymmetricKeyType}; give one of type rsa.`);
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED });
  return (body) => dkim.sign(body);
}

/** What nodemailer tells of a hand-over that ended otherwise than with the server's consent. */
interface SendError extends Error {
  readonly code?: string;
  /** The command that was in flight; `CONN` also for what happens to the connection later. */
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

function judge(error: SendError, body: Body | undefined): HandOver {
  const { responseCode = 0 } = error;
  const reply = shortened(error.response ?? error.message);
  if (responseCode >= 400 && !turnedAway(error)) return { is: 'refused', code: responseCode, reply };
  if (body?.readableEnded) return { is: 'unanswered', reply: `No answer came after the whole mail had gone to the server. ${reply}` };
  // Without its end the server cannot have taken it. That is counted, as it may be the mail which breaks the connection.
  if (body?.readableDidRead) return { is: 'refused', code: LOCAL_ERROR, reply: `The connection ended in the middle of the mail. ${reply}` };
  return isOfTheMail(error) ? { is: 'refused', code: MAILBOX_UNAVAILABLE, reply } : { is: 'unreachable', reply };
}

const LOCAL_ERROR = 451;
const MAILBOX_UNAVAILABLE = 550;

// A refusal before the first command of a mail is about us: how we greet, encrypt or sign in.
function turnedAway({ code, command = '' }: SendError): boolean {
  return code === 'EAUTH' || (code === 'EPROTOCOL' && command === 'CONN') || ['EHLO', 'HELO', 'LHLO', 'STARTTLS'].includes(command);
}

// A fault that was found before the server was asked, such as an address that cannot be one.
function isOfTheMail({ code }: SendError): boolean {
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

function shortened(reply: string): string {
  return reply.replace(/\p{Cc}+/gu, ' ').slice(0, MAX_REPLY);
}
