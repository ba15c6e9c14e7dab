import { expect, test, type Page } from '@playwright/test';
import type { JointPurchaseView } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { lookAt, signIn } from './browser.ts';
import { livingOrigins, passMoment, procurementNow } from './clock.ts';
import { mailsAbout } from './mailbox.ts';
import * as pages from './purchase-pages.ts';
import { buyerSeat, commit, lotOf, officerSeat, openRound, see, type Seat } from './rounds.ts';

// A number of this run, so that it can be told again on the same platform.
const run = String(Date.now()).slice(-7);
const title = `Bus radios, round ${run}`;
const marcus = 'marcus.lee@sample.example';
const june = 'june.park@sample.example';
const gwen = 'gwen.tucker@sample.example';

// One story, told in order: each part stands on the one before it.
test.describe.configure({ mode: 'serial' });

let buyer: Seat;
let cullman: Seat;
let lamar: Seat;
let purchase: JointPurchaseView;
let page: Page;

test('a purchase stays below its minimum at the cut-off, and awaits its buyer', async ({ browser }) => {
  [buyer, cullman, lamar] = await Promise.all([buyerSeat(), officerSeat(june, 'Cullman County'), officerSeat(gwen, 'Lamar County')]);
  purchase = await openRound(buyer, {
    title,
    invited: [cullman.organisation, lamar.organisation],
    lots: [
      lotOf(title, 'radio', [
        [50, 310],
        [120, 288.4],
      ]),
    ],
  });
  await commit(cullman, purchase.jointPurchaseId, [{ lotId: lotId(), quantity: 36 }]);
  await passMoment(purchase.cutOffAt, await livingOrigins('procurement'));
  await eventually(async () =>
    expect(await see(buyer, purchase.jointPurchaseId)).toMatchObject({ status: 'committing', awaitingBuyer: true }),
  );
  page = await signIn(browser, marcus);
  await lookAt(page, 'today-buyer-decides');
  await pages.openPurchase(page, title);
  await expect(pages.heading(page, 'A minimum was missed: decide')).toBeVisible();
  await lookAt(page, 'board-awaiting-buyer');
});

test('the buyer is told of it once, and the district is not', async () => {
  const missed = await eventually(async () => {
    const mails = (await mailsAbout(marcus, title)).filter(({ subject }) => subject.includes('too small'));
    expect(mails).toHaveLength(1);
    return mails;
  });
  expect(missed[0]?.text).toContain('36 radios');
  expect(missed[0]?.text).toContain('14 radios');
  expect((await mailsAbout(june, title)).filter(({ subject }) => subject.includes('too small'))).toEqual([]);
});

test('the buyer extends it with a reason, and it is open again with what was committed', async () => {
  const later = new Date((await procurementNow()).getTime() + 20 * 86_400_000);
  await pages.extend(page, later.toISOString().slice(0, 10), 'Two boards meet next week.');
  await lookAt(page, 'board-extended');
  purchase = await see(buyer, purchase.jointPurchaseId);
  expect(purchase).toMatchObject({ status: 'committing', awaitingBuyer: false });
  expect(purchase.lots[0]?.price.totalQuantity).toBe(36);
  await eventually(async () => {
    for (const email of [june, gwen]) {
      const told = (await mailsAbout(email, title)).filter(({ text }) => text.includes('Two boards meet next week.'));
      expect(told).toHaveLength(1);
    }
  });
});

test('the minimum is met at the second cut-off, and the price is fixed', async () => {
  await commit(lamar, purchase.jointPurchaseId, [{ lotId: lotId(), quantity: 20 }]);
  await passMoment(purchase.cutOffAt, await livingOrigins('procurement'));
  await expect(pages.heading(page, 'The price is fixed at $310.00')).toBeVisible();
  await lookAt(page, 'board-priced-after-extension');
  // 36 × $310.00 and 20 × $310.00.
  const amounts: [string, string][] = [
    [june, '$11,160.00'],
    [gwen, '$6,200.00'],
    [marcus, '$17,360.00'],
  ];
  await eventually(async () => {
    for (const [email, amount] of amounts) {
      const priced = (await mailsAbout(email, title)).filter(({ subject }) => subject.includes('the price is fixed'));
      expect(priced).toHaveLength(1);
      expect(priced[0]?.text).toContain(amount);
    }
  });
});

const lotId = (): string => purchase.lots[0]?.lotId ?? '';
