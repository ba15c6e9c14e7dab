import type { Role } from '@tributary/contracts';
import { HtmlMails } from './html-mail.js';
import { invitationMail } from './invitation.mail.js';
import { baldwin, baldwinShare, frame, invitationFacts, links, pricedFacts, roleGivenFacts } from './mail.fixture.js';
import type { Mail } from './mail-content.js';
import { pricedMail } from './priced.mail.js';
import { roleGivenMail } from './role-given.mail.js';
import { textOf } from './text-mail.js';

const htmlMails = new HtmlMails();
const html = (mail: Mail): Promise<string> => htmlMails.htmlOf(mail.content, frame);
const text = (mail: Mail): string => textOf(mail.content, frame);

describe('the offer of a role', () => {
  it('says who offers what, to which address, and what happens if nothing is done', () => {
    const mail = roleGivenMail(roleGivenFacts(), links);
    expect(mail.subject).toBe('Your role for Winfield City: purchasing officer');
    expect(text(mail)).toContain('Offered by: Dana Whitfield (sample)');
    expect(text(mail)).toContain('Accept the role:\nhttps://tributary.agency.example/accept/019a3b5c-0000-7000-8000-00000000f001');
    expect(text(mail)).toContain('renee.hollis@sample.example');
    expect(text(mail)).toContain('If you do nothing, it does not start');
  });

  it('names nobody where the founding gave it', () => {
    const words = text(roleGivenMail(roleGivenFacts({ giverName: null }), links));
    expect(words).not.toContain('Offered by');
    expect(words).toContain('Winfield City offers you this role');
  });

  it.each<Role>(['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'])('has words for %s', (role) => {
    expect(roleGivenMail(roleGivenFacts({ role }), links).content.heading).toMatch(/^Will you be (\w+ )?\w+ for Winfield City\?$/);
  });
});

describe('the invitation', () => {
  it('says until when, what it costs at which volume, and what happens if nothing is done', () => {
    const mail = invitationMail(invitationFacts(), links);
    expect(mail.subject).toBe('Student tablets with case: commit by Friday, December 4, 5:00 PM Central');
    expect(mail.content.heading).toBe('Winfield City is invited to buy together: Student tablets with case');
    expect(text(mail)).toContain('Commit by: Friday, December 4, 5:00 PM Central');
    expect(text(mail)).toContain(
      'From 50 tablets: $449.00\nFrom 400 tablets: $429.00\nFrom 800 tablets: $412.00\nFrom 1,400 tablets: $389.00',
    );
    expect(text(mail)).toContain(
      'https://tributary.agency.example/o/019a3b5c-0000-7000-8000-00000000d001/joint-purchases/019a3b5c-0000-7000-8000-00000000b001',
    );
  });

  it('is one mail for somebody who acts for two of the districts, with a way in for each', () => {
    const mail = invitationMail(invitationFacts({ districts: [...invitationFacts().districts, baldwin] }), links);
    expect(mail.content.heading).toContain('Winfield City and Baldwin County are invited');
    expect(text(mail)).toContain('Choose a quantity for Winfield City:\n');
    expect(text(mail)).toContain('Choose a quantity for Baldwin County:\n');
  });
});

describe('the fixed price', () => {
  it('tells a participant its own quantity, price and amount, and nobody else’s', () => {
    const mail = pricedMail(pricedFacts(), links);
    expect(mail.subject).toBe('Student tablets with case: the price is fixed at $429.00 per tablet');
    expect(text(mail)).toContain('Winfield City\nQuantity: 120 tablets\nPrice per tablet: $429.00\nAmount: $51,480.00');
    expect(text(mail)).not.toContain('$180,180.00');
    expect(text(mail)).not.toContain('$231,660.00');
  });

  it('tells the buyer the totals', () => {
    const buyerFor = { organisationId: '019a3b5c-0000-7000-8000-00000000a001', name: frame.agencyName };
    const words = text(pricedMail(pricedFacts({ shares: [], buyerFor }), links));
    expect(words).toContain('Districts: 2\nTablets: 540\nPrice per tablet: $429.00\nTotal: $231,660.00');
    expect(words).toContain('/o/019a3b5c-0000-7000-8000-00000000a001/joint-purchases/');
  });

  it('gives somebody who acts for two districts each one’s amount', () => {
    const words = text(pricedMail(pricedFacts({ shares: [...pricedFacts().shares, baldwinShare] }), links));
    expect(words).toContain('Amount: $51,480.00');
    expect(words).toContain('Baldwin County\nQuantity: 420 tablets\nPrice per tablet: $429.00\nAmount: $180,180.00');
  });
});

describe('HTML and text from one source', () => {
  const hostile = `<script>alert(1)</script>"'&\r\nBcc: all@example.com __0__`;
  const mails: [string, Mail][] = [
    ['a role', roleGivenMail(roleGivenFacts({ organisationName: hostile, giverName: hostile }), links)],
    [
      'an invitation',
      invitationMail(invitationFacts({ title: hostile, leadName: hostile, districts: [{ ...baldwin, name: hostile }] }), links),
    ],
    ['a price', pricedMail(pricedFacts({ title: hostile, shares: [{ ...baldwinShare, name: hostile }] }), links)],
  ];

  it.each(mails)('escapes what stands in %s', async (_, mail) => {
    const page = await html(mail);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp; Bcc: all@example.com __0__');
    expect(page).not.toContain('<script');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it.each(mails)('says the same in both for %s', async (_, mail) => {
    const page = visible(await html(mail));
    const lines = textOf(mail.content, frame).replace(/\s+/g, ' ');
    for (const block of mail.content.blocks) {
      if (block.is === 'facts')
        for (const { label, value } of block.facts)
          expect([page, lines]).toEqual([expect.stringContaining(value), expect.stringContaining(label)]);
      if (block.is === 'paragraph' || block.is === 'note') expect(page).toContain(block.text);
    }
  });

  it('loads nothing from anywhere and leads to the portal alone', async () => {
    for (const [, mail] of mails) {
      const page = await html(mail);
      expect(page).not.toMatch(/<img|<link|@import|src=|url\(/i);
      const addresses = [...page.matchAll(/href="(https?:\/\/[^/"]+)/g)].map(([, origin]) => origin);
      expect(new Set(addresses)).toEqual(new Set(['https://tributary.agency.example']));
    }
  });

  it('fills every slot, and lays a mail with the same parts out once', async () => {
    const fresh = new HtmlMails();
    const first = await fresh.htmlOf(invitationMail(invitationFacts(), links).content, frame);
    const second = await fresh.htmlOf(invitationMail(invitationFacts({ title: 'Classroom projectors' }), links).content, frame);
    expect(first + second).not.toMatch(/__\d+__/);
    expect(second.replaceAll('Classroom projectors', 'Student tablets with case')).toBe(first);
  });

  it('keeps lines of text short and links whole', () => {
    for (const [, mail] of mails) {
      for (const line of text(mail).split('\n')) expect(line.length <= 78 || line.includes('://') || line.includes(': ')).toBe(true);
    }
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
