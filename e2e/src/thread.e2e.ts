import { expect, test, type Page } from '@playwright/test';
import { callerFor, organisationOf } from './caller.ts';
import { commit, go, lookAt, openBrowser, signIn, signInHere } from './browser.ts';
import { livingOrigins, passMoment, procurementNow } from './clock.ts';
import { linkIn, mailsTo } from './mailbox.ts';

// A number of this run, so that it can be told again on the same platform.
const run = String(Date.now()).slice(-7);
const title = `Graphing calculators, round ${run}`;
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
  await buyer.getByLabel('What is bought').fill(title);
  await buyer.getByLabel('One of them is called').fill('calculator');
  await enterLadder(buyer, [
    ['50', '119.00'],
    ['300', '104.50'],
    ['500', '98.75'],
  ]);
  lastDay = nextFriday(await procurementNow());
  await buyer.getByLabel('Day').fill(lastDay.toISOString().slice(0, 10));
  await buyer.getByLabel(/^Time/).fill('17:00');
  await buyer.getByLabel('Only those that I choose').check();
  for (const district of ['Winfield City', 'Baldwin County']) {
    await buyer.getByRole('combobox', { name: 'Districts' }).fill(district);
    await buyer.getByRole('option', { name: new RegExp(district) }).click();
  }
  await buyer.keyboard.press('Escape');
  await lookAt(buyer, 'new-purchase');
  await buyer.getByRole('button', { name: 'Check your answers' }).click();
  await expect(buyer.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await lookAt(buyer, 'check-answers');
  await buyer.getByRole('button', { name: /Publish and invite/ }).click();
  await expect(buyer.getByRole('heading', { name: `${title} is open` })).toBeVisible();
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
  await openPurchase(winfield, 'Winfield City');
  await openPurchase(baldwin, 'Baldwin County');
  address = new URL(winfield.url()).pathname.split('/').at(-1) ?? '';
  await lookAt(winfield, 'purchase-empty');

  await winfield
    .getByRole('link', { name: /^Commit/ })
    .first()
    .click();
  await commit(winfield, 280, 'The first price is reached');
  await lookAt(winfield, 'commit');
  await winfield.getByRole('button', { name: 'Commit 280 calculators' }).click();
  await expect(winfield.getByRole('heading', { name: 'Winfield City is in with 280 calculators' })).toBeVisible();
  await lookAt(winfield, 'committed');
  await winfield.getByRole('link', { name: `Go to ${title}` }).click();

  // Nobody reloads: the other browser hears of it.
  await expect(baldwin.getByRole('heading', { name: /20 more calculators lower the price for everyone to \$104\.50/ })).toBeVisible();
  await baldwin
    .getByRole('link', { name: /^Commit/ })
    .first()
    .click();
  await commit(baldwin, 240, 'The price falls for everyone');
  await baldwin.getByRole('button', { name: 'Commit 240 calculators' }).click();
  await expect(baldwin.getByRole('heading', { name: 'Baldwin County is in with 240 calculators' })).toBeVisible();

  await expect(winfield.getByRole('heading', { name: 'The lowest price is reached: $98.75' })).toBeVisible();
  await expect(winfield.getByRole('row', { name: /Baldwin County.*240/ })).toBeVisible();
  await lookAt(winfield, 'purchase');
});

test('a commitment can be changed until the cut-off, and what is typed is never lost', async () => {
  await winfield
    .getByRole('link', { name: /^Change your 280/ })
    .first()
    .click();
  await winfield.getByLabel(/^How many/).fill('3OO');
  await winfield.getByRole('button', { name: /^(Commit|Change)/ }).click();
  await expect(winfield.getByText('Nothing was sent. Correct one thing')).toBeVisible();
  await lookAt(winfield, 'commit-errors');
  await winfield.getByLabel(/^How many/).fill('301');
  await winfield.reload();
  await expect(winfield.getByLabel(/^How many/)).toHaveValue('301');
  await winfield.getByRole('button', { name: 'Change to 301 calculators' }).click();
  await expect(winfield.getByRole('heading', { name: 'Winfield City is in with 301 calculators' })).toBeVisible();
  await winfield.getByRole('link', { name: `Go to ${title}` }).click();
});

test('at the cut-off price and amounts are fixed before their eyes', async () => {
  const buyer = await callerFor(marcus);
  const agency = await organisationOf(buyer, 'buyer');
  ({ cutOffAt } = await buyer.call<{ cutOffAt: string }>(`/procurement/v1/joint-purchases/${address}`, { organisation: agency }));
  await passMoment(cutOffAt, await livingOrigins('procurement'));
  await expect(winfield.getByRole('heading', { name: 'The price is fixed at $98.75' })).toBeVisible();
  // 301 × 98.75 and 240 × 98.75, to the cent.
  await expect(winfield.getByText('$29,723.75').first()).toBeVisible();
  await baldwin.getByRole('link', { name: `Go to ${title}` }).click();
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
  await actFor(two, 'Brewton City');
});

async function openPurchase(page: Page, district: string): Promise<void> {
  await actFor(page, district);
  await go(page, 'Buy together', 'Joint purchases');
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

/** The Friday after the next week, at noon UTC: the same day in Alabama. */
function nextFriday(now: Date): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 8, 12));
  day.setUTCDate(day.getUTCDate() + ((5 - day.getUTCDay() + 7) % 7));
  return day;
}

const monthAndDay = (day: Date): string =>
  new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(day);

async function actFor(page: Page, district: string): Promise<void> {
  const organisation = page.getByRole('button', { name: /^You act for/ });
  await organisation.click();
  await page.getByRole('menuitem', { name: new RegExp(district) }).click();
  await expect(organisation).toHaveAccessibleName(new RegExp(district));
}

async function enterLadder(page: Page, rungs: readonly (readonly [string, string])[]): Promise<void> {
  for (const [index, [from, price]] of rungs.entries()) {
    const field = page.getByLabel(`Step ${index + 1}, from how many`);
    if (!(await field.isVisible())) await page.getByRole('button', { name: 'Add a step' }).click();
    await field.fill(from);
    await page.getByLabel(`Step ${index + 1}, price for one`).fill(price);
  }
}
