import { expect, test, type Page } from '@playwright/test';
import type { JointPurchaseView, OrderList } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { lookAt, signIn } from './browser.ts';
import { livingOrigins, passMoment } from './clock.ts';
import { mailsAbout } from './mailbox.ts';
import * as pages from './purchase-pages.ts';
import { buyerSeat, lotOf, officerSeat, openRound, see, type Seat } from './rounds.ts';

// A number of this run, so that it can be told again on the same platform.
const run = String(Date.now()).slice(-7);
const title = `Microscopes and slides, round ${run}`;
const microscopes = { lot: 'Microscopes', units: 'microscopes' };
const slides = { lot: 'Prepared slides', units: 'boxes' };
const people = { winfield: 'renee.hollis@sample.example', cullman: 'june.park@sample.example', escambia: 'gwen.tucker@sample.example' };

// One story, told in order: each part stands on the one before it.
test.describe.configure({ mode: 'serial' });

let buyer: Seat;
let purchase: JointPurchaseView;
let winfield: Page;
let cullman: Page;
let escambia: Page;

test('three districts are invited to two lots, and see the same page at the same time', async ({ browser }) => {
  buyer = await buyerSeat();
  const invited = await Promise.all([
    officerSeat(people.winfield, 'Winfield City'),
    officerSeat(people.cullman, 'Cullman County'),
    officerSeat(people.escambia, 'Escambia County'),
  ]);
  purchase = await openRound(buyer, {
    title,
    invited: invited.map(({ organisation }) => organisation),
    lots: [
      lotOf(
        microscopes.lot,
        'microscope',
        [
          [20, 210],
          [60, 195.5],
          [100, 180.25],
        ],
        { delivery: 4, fee: 1 },
      ),
      lotOf(slides.lot, 'box', [
        [10, 38],
        [50, 33.5],
      ]),
    ],
  });
  [winfield, cullman, escambia] = await Promise.all([
    watch(await signIn(browser, people.winfield), 'Winfield City'),
    watch(await signIn(browser, people.cullman), 'Cullman County'),
    watch(await signIn(browser, people.escambia), 'Escambia County'),
  ]);
  await lookAt(winfield, 'board-two-lots');
});

test('the price of one lot crosses a rung down before other eyes, with tolerance counted in', async () => {
  await pages.startCommitting(winfield);
  await pages.typeLot(winfield, {
    ...microscopes,
    quantities: { 'Winfield City': '20', 'High school annex (sample)': '12' },
    upToMore: '3',
    ceiling: '215',
  });
  await pages.typeLot(winfield, { ...slides, quantities: { 'Winfield City': '30' } });
  await lookAt(winfield, 'commit-two-lots');
  await pages.sendCommitment(winfield, 'The first price is reached', 'Commit 32 microscopes and 30 boxes');
  await pages.backTo(winfield, title);
  await expect(pages.lotRow(cullman, microscopes.lot)).toContainText('$210.00');
  await expect(pages.lotRow(cullman, microscopes.lot)).toContainText('25 short of $195.50');

  await pages.startCommitting(cullman);
  await pages.typeLot(cullman, { ...microscopes, quantities: { 'Cullman County': '40' } });
  await pages.sendCommitment(cullman, 'The price falls for everyone', 'Commit 40 microscopes');
  await pages.backTo(cullman, title);
  // 32 + 3 + 40 stand behind it.
  await expect(pages.lotRow(winfield, microscopes.lot)).toContainText('$195.50');
  await expect(pages.lotRow(escambia, microscopes.lot)).toContainText('25 short of $180.25');
});

test('a third one takes it to the last rung with a ceiling that only it can see', async () => {
  await pages.startCommitting(escambia);
  await pages.typeLot(escambia, { ...microscopes, quantities: { 'Escambia County': '25' }, ceiling: '190' });
  await pages.typeLot(escambia, { ...slides, quantities: { 'Escambia County': '20' } });
  await expect(escambia.getByText(/Your ceiling holds: \$185\.25 is within your \$190\.00/).first()).toBeVisible();
  await pages.checkCommitment(escambia);
  await escambia.getByRole('button', { name: 'Commit 25 microscopes and 20 boxes' }).click();
  await pages.backTo(escambia, title);
  await expect(pages.lotRow(winfield, microscopes.lot)).toContainText('$180.25');
  await expect(pages.lotRow(winfield, slides.lot)).toContainText('$33.50');
  for (const other of [winfield, cullman]) await expect(other.getByText('$190.00')).toHaveCount(0);
  await expect(escambia.getByText('$190.00').first()).toBeVisible();
  await lookAt(escambia, 'board-in-with-ceiling');
});

test('one withdraws, and the price crosses the rungs back up before the others', async () => {
  await pages.withdraw(cullman, 'Cullman County');
  await lookAt(cullman, 'withdrawn');
  await expect(pages.lotRow(winfield, microscopes.lot)).toContainText('$195.50');
  await expect(escambia.getByText(/above your ceiling|does not hold/).first()).toBeVisible();
  await lookAt(escambia, 'board-ceiling-fails');
});

test('at the cut-off the ceiling fails: its district is left out, the other one takes what opens the price', async () => {
  await passMoment(purchase.cutOffAt, await livingOrigins('procurement'));
  const priced = await eventually(async () => {
    const seen = await see(buyer, purchase.jointPurchaseId);
    expect(seen.status).toBe('priced');
    return seen;
  });
  // Without Escambia, whose ceiling lies below $200.50 landed, 35 microscopes and 30 boxes are left. No tolerance is needed at $210.00.
  expect(priced.lots.map(({ fixedUnitPriceE4, fixedQuantity }) => [fixedUnitPriceE4, fixedQuantity])).toEqual([
    [2_100_000, 32],
    [380_000, 30],
  ]);
  // 32 × $215.00 and 30 × $38.00.
  expect(priced.totalCents).toBe(8_020_00);
  await expect(winfield.getByText('$8,020.00').first()).toBeVisible();
  await lookAt(winfield, 'board-priced-two-lots');
  await expect(
    pages.heading(escambia, 'Escambia County was left out').or(escambia.getByText('Escambia County was left out')).first(),
  ).toBeVisible();
  await lookAt(escambia, 'board-left-out');
});

test('the buyer has the order list by district and site, on the page and as a file', async ({ browser }) => {
  const path = `/procurement/v1/joint-purchases/${purchase.jointPurchaseId}/order-list`;
  const { rows, totalCents } = await buyer.caller.call<OrderList>(path, { organisation: buyer.organisation });
  expect(
    rows.map(({ districtName, siteName, lotTitle, quantity, amountCents }) => [districtName, siteName, lotTitle, quantity, amountCents]),
  ).toEqual([
    ['Winfield City', 'Winfield City', microscopes.lot, 20, 4_300_00],
    ['Winfield City', 'Winfield City', slides.lot, 30, 1_140_00],
    ['Winfield City', 'High school annex (sample)', microscopes.lot, 12, 2_580_00],
  ]);
  expect(totalCents).toBe(8_020_00);
  const page = await signIn(browser, 'marcus.lee@sample.example');
  await pages.openPurchase(page, title);
  await page.getByRole('link', { name: 'Order list' }).first().click();
  await expect(pages.heading(page, `Order list of ${title}`)).toBeVisible();
  await expect(page.getByText('$8,020.00').first()).toBeVisible();
  await lookAt(page, 'order-list');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as CSV' }).click()]);
  expect(download.suggestedFilename()).toBe(`${purchase.reference}-orders.csv`);
});

test('everybody has the mails that concern them, with the right figures, once', async () => {
  const subjects = async (email: string): Promise<string[]> => (await mailsAbout(email, title)).map(({ subject }) => subject);
  await eventually(async () => {
    const [buyers, winfields, cullmans, escambias] = await Promise.all(
      ['marcus.lee@sample.example', people.winfield, people.cullman, people.escambia].map(subjects),
    );
    expect(buyers?.filter((subject) => subject.includes('prices are fixed'))).toHaveLength(1);
    expect(winfields?.filter((subject) => subject.includes('prices are fixed'))).toHaveLength(1);
    expect(winfields?.filter((subject) => subject.includes('commit by'))).toHaveLength(1);
    expect(cullmans?.filter((subject) => subject.includes('fixed') || subject.includes('not in'))).toEqual([]);
    expect(escambias?.filter((subject) => subject.includes('Escambia County is not in'))).toHaveLength(1);
  });
  const fixed = (await mailsAbout(people.winfield, title)).find(({ subject }) => subject.includes('prices are fixed'));
  expect(fixed?.text).toContain('$8,020.00');
  const leftOut = (await mailsAbout(people.escambia, title)).find(({ subject }) => subject.includes('not in'));
  expect(leftOut?.text).not.toMatch(/190\.00|185\.25/);
  for (const email of Object.values(people)) {
    const caught = await mailsAbout(email, title);
    expect(new Set(caught.map(({ messageId }) => messageId)).size).toBe(caught.length);
  }
});

async function watch(page: Page, district: string): Promise<Page> {
  await pages.actFor(page, district);
  await pages.openPurchase(page, title);
  return page;
}
