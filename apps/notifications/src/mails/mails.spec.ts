import { mailKind, type MailKind, mutableMailKind, type Role } from '@tributary/contracts';
import { commitmentReceivedMail } from './commitment-received.mail.js';
import { cancelledMail, unsuccessfulMail } from './ended.mail.js';
import { invitationMail } from './invitation.mail.js';
import { leftOutMail } from './left-out.mail.js';
import { baldwin, factsFor as facts, frame, links, winfield } from './mail.fixture.js';
import type { Mail } from './mail-content.js';
import { isMutable, mailKindOf } from './mail-kinds.js';
import { minimumMissedMail } from './minimum-missed.mail.js';
import { pricedMail } from './priced.mail.js';
import { roleGivenMail } from './role-given.mail.js';
import { rungReachedMail } from './rung-reached.mail.js';
import { termsChangedMail } from './terms-changed.mail.js';
import { textOf } from './text-mail.js';
import { cutOffMail, reminderMail } from './unanswered.mail.js';

const text = (mail: Mail): string =>
  textOf(mail.content, frame)
    .replace(/(?<!:)\n(?!\n)/g, ' ')
    .replace(/ +/g, ' ');
const [tablets, calculators] = facts('invitation').lots;
if (!tablets || !calculators) throw new Error('The example of a purchase has two lots.');

describe('what each kind of mail says', () => {
  const until = 'Friday, December 4, 5:00 PM Central';
  const cutOff = { is: 'cut-off' as const, cutOffAt: '2026-12-11T23:00:00.000Z', previousCutOffAt: '2026-12-04T23:00:00.000Z' };
  const buyerFor = { organisationId: '019a3b5c-0000-7000-8000-00000000a001', name: frame.agencyName };
  const share = { ...baldwin, lines: [{ lotId: tablets.lotId, quantity: 420, amountCents: 18_480_000 }] };

  it.each<[string, Mail, string]>([
    ['role-given: who offers it', roleGivenMail(facts('roleGiven', { giverName: 'Dana Whitfield' }), links), 'Offered by: Dana Whitfield'],
    ['role-given: nobody where the founding gave it', roleGivenMail(facts('roleGiven'), links), 'Winfield City offers you this role'],
    ['role-given: what happens if nothing is done', roleGivenMail(facts('roleGiven'), links), 'If you do nothing, it does not start'],
    ['invitation: until when', invitationMail(facts('invitation'), links), `Commit by: ${until}`],
    [
      'invitation: what it costs at which volume',
      invitationMail(facts('invitation'), links),
      'From 50 tablets: $449.00 From 400 tablets: $429.00 From 800 tablets: $412.00',
    ],
    [
      'invitation: what is added to it',
      invitationMail(facts('invitation'), links),
      'Delivery, added: $6.00 to $8.50, by place Agency’s fee, added: $2.50',
    ],
    [
      'invitation: a way in for each of two districts',
      invitationMail(facts('invitation', { districts: [winfield, baldwin] }), links),
      'Choose a quantity for Baldwin County:\n',
    ],
    [
      'invitation: both districts',
      invitationMail(facts('invitation', { districts: [winfield, baldwin] }), links),
      'Winfield City and Baldwin County are invited',
    ],
    [
      'reminder: how many are in',
      reminderMail(facts('unanswered'), links),
      '1 district of 2 is in. Winfield City has neither committed nor declined.',
    ],
    [
      'reminder: the price today, and the next',
      reminderMail(facts('unanswered'), links),
      'Committed by all: 560 tablets Price per tablet today: $429.00 Next price: 240 tablets more bring it to $412.00',
    ],
    [
      'reminder: that there is no price yet',
      reminderMail(facts('unanswered'), links),
      'Price per calculator today: none yet: 50 calculators more bring it to $119.00',
    ],
    ['cut-off-3-days: until when', cutOffMail(3)(facts('unanswered'), links), `Answer by: ${until}`],
    ['cut-off-1-day: how long', cutOffMail(1)(facts('unanswered'), links), 'One day is left to commit'],
    [
      'commitment-received: quantity and tolerance',
      commitmentReceivedMail(facts('commitmentReceived'), links),
      'Quantity: 120 tablets Would take up to: 20 tablets more Price per tablet today: $429.00',
    ],
    [
      'commitment-received: until when it can change',
      commitmentReceivedMail(facts('commitmentReceived'), links),
      `Until ${until} you can change or withdraw it. After that it binds: Winfield City buys these quantities`,
    ],
    [
      'commitment-received: that it waits for its price',
      commitmentReceivedMail(facts('commitmentReceived', { standing: 'closed' }), links),
      `It can no longer be changed, and binds once the price is fixed: Winfield City buys these quantities`,
    ],
    [
      'commitment-received: that it binds already',
      commitmentReceivedMail(facts('commitmentReceived', { standing: 'fixed' }), links),
      `It binds now: Winfield City buys these quantities`,
    ],
    [
      'commitment-received: the board’s approval',
      commitmentReceivedMail(facts('commitmentReceived', { approvedOn: '2026-11-20' }), links),
      'Approved by the board: November 20, 2026',
    ],
    [
      'terms-changed: more time, and why',
      termsChangedMail(facts('termsChanged', { changes: [{ ...cutOff, reopened: false, reason: 'Two boards meet' }] }), links),
      'The cut-off was moved to Friday, December 11, 5:00 PM Central. The reason: Two boards meet.',
    ],
    [
      'terms-changed: that it is open again',
      termsChangedMail(facts('termsChanged', { changes: [{ ...cutOff, reopened: true, reason: null }] }), links),
      'the purchase is open again until Friday, December 11, 5:00 PM Central.',
    ],
    [
      'terms-changed: a document',
      termsChangedMail(facts('termsChanged', { changes: [{ is: 'document', name: 'Quote.pdf' }] }), links),
      'New on the purchase’s page: Quote.pdf.',
    ],
    [
      'rung-reached: from what to what',
      rungReachedMail(facts('rungReached'), links),
      'If everyone stays in, each pays $429.00 per tablet, from $449.00.',
    ],
    [
      'rung-reached: a first price',
      rungReachedMail(facts('rungReached', { previousUnitPriceE4: null }), links),
      'a first price, $429.00 per tablet',
    ],
    [
      'priced: a participant’s own amount',
      pricedMail(facts('priced'), links),
      'Quantity: 120 tablets Student tablets with case: Price per tablet: $429.00 Amount, with delivery and fee: $52,500.00',
    ],
    [
      'priced: from whom and by when to order',
      pricedMail(facts('priced'), links),
      'From: Gulf Coast School Supply (sample) Quote: Q-20871 Order by: January 31, 2027',
    ],
    [
      'priced: what is not bought',
      pricedMail(facts('priced'), links),
      'Not bought, since it stayed below the smallest quantity: Graphing calculators.',
    ],
    [
      'priced: the totals to the buyer',
      pricedMail(facts('priced', { shares: [], buyerFor }), links),
      'Districts: 2 Student tablets with case: Tablets: 540 Student tablets with case: Price per tablet: $429.00 Total, with delivery and fee: $237,300.00',
    ],
    [
      'priced: each of two districts',
      pricedMail(facts('priced', { shares: [...facts('priced').shares, share] }), links),
      'Baldwin County Student tablets with case: Quantity: 420 tablets',
    ],
    [
      'left-out: the ceiling, without a figure',
      leftOutMail(facts('leftOut'), links),
      'The fixed price for Student tablets with case lies above the highest price that it had set.',
    ],
    [
      'left-out: a lot that was too small',
      leftOutMail(facts('leftOut', { districts: [{ ...winfield, lotTitle: 'Graphing calculators', reason: 'minimum' }] }), links),
      'Graphing calculators did not reach the smallest quantity for which there is a price',
    ],
    ['left-out: that nothing is paid', leftOutMail(facts('leftOut'), links), 'Winfield City buys and pays nothing in this purchase.'],
    [
      'minimum-missed: how much is missing',
      minimumMissedMail(facts('missed'), links),
      'Committed: 38 calculators Smallest quantity: 50 calculators Short: 12 calculators',
    ],
    ['minimum-missed: by when to decide', minimumMissedMail(facts('missed'), links), 'Decide by: Friday, December 11, 5:00 PM Central'],
    [
      'unsuccessful: the reason',
      unsuccessfulMail(facts('unsuccessful'), links),
      'gives this reason: Only one district needs calculators this year.',
    ],
    ['cancelled: the reason', cancelledMail(facts('cancelled'), links), 'gives this reason: The vendor has withdrawn the quote.'],
  ])('%s', (_, mail, sentence) => {
    expect(text(mail)).toContain(sentence);
  });

  it.each<Role>(['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'])('has words for %s', (role) => {
    expect(roleGivenMail(facts('roleGiven', { role }), links).content.heading).toMatch(/^Will you be (\w+ )?\w+ for Winfield City\?$/);
  });

  it('tells a contact that nobody has a role yet, and whom to write to, and leads to no page that it could not open', () => {
    const words = text(invitationMail(facts('invitation', { districts: [baldwin], ask: 'purchasing@agency.example' }), links));
    expect(words).toContain('Nobody of Baldwin County has a role in Tributary yet, so nobody can commit for it. Write to');
    expect(words).toContain('at purchasing@agency.example, name JP-2026-0001');
    expect(words).not.toContain('/o/');
  });

  it('tells a participant nobody else’s amount, and not the total', () => {
    expect(text(pricedMail(facts('priced'), links))).not.toMatch(/\$184,800\.00|\$237,300\.00/);
  });

  it('leaves figures out of why somebody is not in', () => {
    expect(text(leftOutMail(facts('leftOut'), links))).not.toMatch(/\$/);
  });
});

describe('the kinds of mail', () => {
  it.each(mailKind.options.map((kind) => [kind]))('%s is one row, previewed by the contracts’ examples', (kind) => {
    const { goesTo, preview } = mailKindOf(kind);
    expect(goesTo).toMatch(/^[A-Z]/);
    expect(preview(links).content.heading).not.toBe('');
  });

  it('are mutable where the contract says so', () => {
    expect(mailKind.options.filter((kind: MailKind) => isMutable(kind))).toEqual(mutableMailKind.options);
  });
});
