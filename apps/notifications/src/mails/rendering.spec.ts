import { mailKind, type MailKind } from '@tributary/contracts';
import { HtmlMails } from './html-mail.js';
import { invitationMail } from './invitation.mail.js';
import { baldwin, factsFor, frame, links } from './mail.fixture.js';
import type { Mail } from './mail-content.js';
import { mailKindOf } from './mail-kinds.js';
import { pricedMail } from './priced.mail.js';
import { roleGivenMail } from './role-given.mail.js';
import { termsChangedMail } from './terms-changed.mail.js';
import { textOf } from './text-mail.js';

const htmlMails = new HtmlMails();
const html = (mail: Mail): Promise<string> => htmlMails.htmlOf(mail.content, frame);
const text = (mail: Mail): string => textOf(mail.content, frame);
const everyKind = mailKind.options.map((kind): [MailKind, Mail] => [kind, mailKindOf(kind).preview(links)]);

describe('what stands in a mail', () => {
  const hostile = `<script>alert(1)</script>"'&\r\nBcc: all@example.com __0__`;
  const mails: [string, Mail][] = [
    ['a role', roleGivenMail(factsFor('roleGiven', { organisationName: hostile, giverName: hostile }), links)],
    ['an invitation', invitationMail(factsFor('invitation', { title: hostile, districts: [{ ...baldwin, name: hostile }] }), links)],
    ['a price', pricedMail(factsFor('priced', { title: hostile, shares: [{ ...baldwin, name: hostile, lines: [] }] }), links)],
    ['a document', termsChangedMail(factsFor('termsChanged', { title: hostile, changes: [{ is: 'document', name: hostile }] }), links)],
  ];

  it.each(mails)('is escaped in %s, and breaks no subject', async (_, mail) => {
    const page = await html(mail);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp; Bcc: all@example.com __0__');
    expect(page).not.toContain('<script');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });
});

describe('HTML and text from one source', () => {
  it.each(everyKind)('say the same: %s', async (_, mail) => {
    const page = visible(await html(mail));
    const lines = text(mail).replace(/\s+/g, ' ');
    for (const block of mail.content.blocks) {
      if (block.is === 'facts')
        for (const { label, value } of block.facts)
          expect([page, lines]).toEqual([expect.stringContaining(value), expect.stringContaining(`${label}: ${value}`)]);
      if (block.is === 'paragraph' || block.is === 'note') {
        expect(page).toContain(block.text);
        expect(lines).toContain(block.text);
      }
    }
  });

  it.each(everyKind)('load nothing from anywhere and lead to the portal alone: %s', async (_, mail) => {
    const page = await html(mail);
    expect(page).not.toMatch(/<img|<link|@import|src=|url\(/i);
    const addresses = [...page.matchAll(/href="(https?:\/\/[^/"]+)/g)].map(([, origin]) => origin);
    expect(new Set(addresses)).toEqual(new Set(['https://tributary.agency.example']));
  });

  it.each(everyKind)('keep lines of text short and links whole: %s', (_, mail) => {
    for (const line of text(mail).split('\n')) expect(line.length <= 78 || line.includes('://') || line.includes(': ')).toBe(true);
  });

  it.each(everyKind)('fit a subject on one line and end each sentence: %s', (_, { subject, content }) => {
    expect(subject.length).toBeLessThan(120);
    for (const block of content.blocks) if (block.is === 'paragraph' || block.is === 'note') expect(block.text).toMatch(/[.!?]$/);
    expect(JSON.stringify(content)).not.toMatch(/undefined|NaN|null,? |\.\./);
  });

  it('fill every slot, and lay a mail with the same parts out once', async () => {
    const fresh = new HtmlMails();
    const first = await fresh.htmlOf(invitationMail(factsFor('invitation', { title: 'Student tablets' }), links).content, frame);
    const second = await fresh.htmlOf(invitationMail(factsFor('invitation', { title: 'Classroom projectors' }), links).content, frame);
    expect(first + second).not.toMatch(/__\d+__/);
    expect(second.replaceAll('Classroom projectors', 'Student tablets')).toBe(first.replaceAll('Classroom projectors', 'Student tablets'));
  });

  it('show the link that stops a kind where there is one, and none elsewhere', async () => {
    const mail = invitationMail(factsFor('invitation'), links);
    const stopping = { ...frame, stopUrl: links.unsubscribePage('a-token&') };
    const link = 'https://tributary.agency.example/unsubscribe?token=a-token%26';
    expect(textOf(mail.content, stopping)).toContain(`Stop mails of this kind:\n${link}\n`);
    expect(await htmlMails.htmlOf(mail.content, stopping)).toContain(`href="${link}"`);
    expect((await html(mail)) + text(mail)).not.toContain('Stop mails');
  });
});

function visible(page: string): string {
  const body = page.slice(page.indexOf('<body')).replace(/<[^>]+>/g, ' ');
  const plain = body
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
  return plain.replace(/\s+/g, ' ');
}
