import { expect, test, type Page } from '@playwright/test';
import { callerFor, organisationOf } from './caller.ts';
import { go, lookAt, openBrowser, signIn, signInHere } from './browser.ts';
import { livingOrigins, passMoment, procurementNow } from './clock.ts';
import { linkIn, mailsTo } from './mailbox.ts';
import * as pages from './purchase-pages.ts';

// A number of this run, so that it can be told again on the same platform.
const run = String(Date.now()).slice(-7);
const title = `Graphing calculators, round ${run}`;
const calculators = { lot: title, units: 'calculators' };
const newOfficer = `ada.quill.${run}@sample.example`;
const renee = 'renee.hollis@sample.example';
const tomas = 'tomas.ortega@sample.example';
const marcus = 'marcus.lee@sample.example';

// One story, told in order: each part stands on the one before it.
test.describe.configure({ mode: 'serial' });

let winfield: Page;
let baldwin: Page;
let address = '';
let cutOffAt = '';
let lastDay = new Date();

test('a district administrator gives a role, and its person accepts it by the mail’s link', async ({ browser }) => {
  const admin = await signIn(browser, renee);
  await go(admin, 'Settings', 'People and roles');
  await lookAt(admin, 'people');
  await admin.getByRole('link', { name: 'Give someone a role' }).click();
  await admin.getByRole('radio', { name: 'Purchasing officer' }).check();
  await admin.getByRole('textbox', { name: 'Name' }).fill('Ada Quill (sample)');
  await admin.getByLabel('E-mail address').fill(newOfficer);
  await lookAt(admin, 'give-role');
  await admin.getByRole('button', { name: 'Give the role' }).click();
  await expect(admin.getByRole('heading', { name: 'Ada Quill (sample) is offered a role' })).toBeVisible();

  const [mail, ...more] = await mailsTo(newOfficer, 'Winfield City');
  expect(more).toEqual([]);
  const taker = await openBrowser(browser);
  await taker.goto(linkIn(mail?.text ?? ''));
  await signInHere(taker, newOfficer);
  await expect(taker.getByRole('heading', { name: 'Winfield City offers you a role' })).toBeVisible();
  await lookAt(taker, 'accept-role');
  await taker.getByRole('button', { name: 'Accept the role' }).click();
  await expect(taker.getByRole('heading', { name: 'You are Purchasing officer of Winfield City' })).toBeVisible();
});

test('the buyer opens a purchase for two districts', async ({ browser }) => {
  const buyer = await signIn(browser, marcus);
  await go(buyer, 'Buy together', 'Joint purchases');
  await lookAt(buyer, 'purchases-buyer');
  await buyer.getByRole('link', { name: 'Open a purchase' }).click();
  lastDay = nextFriday(await procurementNow());
  await pages.fillNewPurchase(buyer, {
    title,
    unit: 'calculator',
    rungs: [
      ['50', '119.00'],
      ['300', '104.50'],
      ['500', '98.75'],
    ],
    day: lastDay.toISOString().slice(0, 10),
    validUntil: new Date(lastDay.getTime() + 60 * 86_400_000).toISOString().slice(0, 10),
    districts: ['Winfield City', 'Baldwin County'],
  });
  await lookAt(buyer, 'new-purchase');
  await pages.keepAndGoOn(buyer);
  await lookAt(buyer, 'check-answers');
  await pages.goOnToPublishing(buyer);
  await lookAt(buyer, 'check-publishing');
  await pages.publish(buyer, title);
  await lookAt(buyer, 'published');
});

test('every invited purchasing officer gets one invitation', async () => {
  for (const email of [renee, tomas, newOfficer]) {
    const invitations = await mailsTo(email, title);
    expect(invitations).toHaveLength(1);
    expect(invitations[0]?.text).toContain(`${monthAndDay(lastDay)}, 5:00 PM Central`);
  }
});

test('two districts side by side: each sees the price move as the other commits', async ({ browser }) => {
  [winfield, baldwin] = await Promise.all([signIn(browser, renee), signIn(browser, tomas)]);
  await lookAt(winfield, 'today-district');
  await open(winfield, 'Winfield City');
  await open(baldwin, 'Baldwin County');
  address = new URL(winfield.url()).pathname.split('/').at(-1) ?? '';
  await lookAt(winfield, 'purchase-empty');

  await pages.startCommitting(winfield);
  await pages.typeLot(winfield, { ...calculators, quantities: { 'Winfield City': '200', 'High school annex (sample)': '80' } });
  await expect(winfield.getByText('The first price is reached').first()).toBeVisible();
  await lookAt(winfield, 'commit');
  await pages.checkCommitment(winfield);
  await lookAt(winfield, 'commit-check');
  await winfield.getByRole('button', { name: 'Commit 280 calculators' }).click();
  await expect(pages.heading(winfield, 'Winfield City is in with 280 calculators')).toBeVisible();
  await lookAt(winfield, 'committed');
  await pages.backTo(winfield, title);

  // Nobody reloads: the other browser hears of it.
  await expect(pages.heading(baldwin, /20 more calculators lower the price for everyone to \$104\.50/)).toBeVisible();
  await pages.startCommitting(baldwin);
  await pages.typeLot(baldwin, { ...calculators, quantities: { 'Baldwin County': '240' } });
  await pages.sendCommitment(baldwin, 'The price falls for everyone', 'Commit 240 calculators');
  await expect(pages.heading(baldwin, 'Baldwin County is in with 240 calculators')).toBeVisible();

  await expect(pages.heading(winfield, 'The lowest price is reached: $98.75')).toBeVisible();
  await expect(winfield.getByRole('row', { name: /Baldwin County.*240/ })).toBeVisible();
  await lookAt(winfield, 'purchase');
});

test('a commitment can be changed until the cut-off, and what is typed is never lost', async () => {
  const annex = pages.quantityField(winfield, title, 'calculators', 'High school annex (sample)');
  await pages.startCommitting(winfield);
  await annex.fill('1O1');
  await winfield.getByRole('button', { name: 'Check your commitment' }).click();
  await expect(winfield.getByText('Nothing was sent. Correct one thing')).toBeVisible();
  await lookAt(winfield, 'commit-errors');
  await annex.fill('101');
  await winfield.reload();
  await expect(annex).toHaveValue('101');
  await pages.checkCommitment(winfield);
  await winfield.getByRole('button', { name: 'Change to 301 calculators' }).click();
  await expect(pages.heading(winfield, 'Winfield City is in with 301 calculators')).toBeVisible();
  await pages.backTo(winfield, title);
});

test('at the cut-off price and amounts are fixed before their eyes', async () => {
  const buyer = await callerFor(marcus);
  const agency = await organisationOf(buyer, 'buyer');
  ({ cutOffAt } = await buyer.call<{ cutOffAt: string }>(`/procurement/v1/joint-purchases/${address}`, { organisation: agency }));
  await passMoment(cutOffAt, await livingOrigins('procurement'));
  await expect(winfield.getByRole('heading', { name: 'The price is fixed at $98.75' })).toBeVisible();
  // 301 × 98.75 and 240 × 98.75, to the cent.
  await expect(winfield.getByText('$29,723.75').first()).toBeVisible();
  await pages.backTo(baldwin, title);
  await expect(baldwin.getByText('$23,700.00').first()).toBeVisible();
  await lookAt(winfield, 'purchase-priced');
});

test('each participant hears its own amount, and the buyer the total, once', async () => {
  const expected: [string, string][] = [
    [renee, '$29,723.75'],
    [newOfficer, '$29,723.75'],
    [tomas, '$23,700.00'],
    [marcus, '$53,423.75'],
  ];
  for (const [email, amount] of expected) {
    const priced = (await mailsTo(email, amount)).filter((mail) => mail.subject.includes(title));
    expect(priced).toHaveLength(1);
    expect(priced[0]?.text).toContain('$98.75');
  }
});

test('a late change is refused in words, and the other pages hold too', async ({ browser }) => {
  await winfield.goto(winfield.url().replace(/\/?$/, '/commit'));
  await expect(winfield.getByRole('heading', { name: 'Nothing can be committed any more' })).toBeVisible();
  await go(winfield, 'Districts and partners', 'Districts');
  await winfield.getByLabel(/Search districts/).fill('Cullman');
  await expect(winfield.getByRole('link', { name: 'Cullman County' })).toBeVisible();
  await lookAt(winfield, 'districts');
  await winfield.getByRole('link', { name: 'Cullman County' }).click();
  await expect(winfield.getByRole('heading', { name: 'Cullman County' })).toBeVisible();
  await lookAt(winfield, 'district');

  // Tomas buys for two districts and can act for each in a tab of its own.
  const two = await signIn(browser, tomas);
  await pages.actFor(two, 'Brewton City');
});

async function open(page: Page, district: string): Promise<void> {
  await pages.actFor(page, district);
  await pages.openPurchase(page, title);
}

/** The Friday after the next week, at noon UTC: the same day in Alabama. */
function nextFriday(now: Date): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 8, 12));
  day.setUTCDate(day.getUTCDate() + ((5 - day.getUTCDay() + 7) % 7));
  return day;
}

const monthAndDay = (day: Date): string =>
  new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(day);
