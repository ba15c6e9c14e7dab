import { expect, test, type Page } from '@playwright/test';
import type { JointPurchaseView } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { lookAt, signIn } from './browser.ts';
import { mailsAbout } from './mailbox.ts';
import * as pages from './purchase-pages.ts';
import { buyerSeat, commit, lotOf, officerSeat, openRound, see, type Seat } from './rounds.ts';

// A number of this run, so that it can be told again on the same platform.
const run = String(Date.now()).slice(-7);
const title = `Gym mats, round ${run}`;
const reason = 'The vendor has withdrawn the quote.';
const marcus = 'marcus.lee@sample.example';
const june = 'june.park@sample.example';
const gwen = 'gwen.tucker@sample.example';
const tomas = 'tomas.ortega@sample.example';

// One story, told in order: each part stands on the one before it.
test.describe.configure({ mode: 'serial' });

let buyer: Seat;
let purchase: JointPurchaseView;
let baldwin: Page;

test('one district is in, another one declines with a reason that the buyer alone reads', async ({ browser }) => {
  const [lead, cullman, escambia, other] = await Promise.all([
    buyerSeat(),
    officerSeat(june, 'Cullman County'),
    officerSeat(gwen, 'Escambia County'),
    officerSeat(tomas, 'Baldwin County'),
  ]);
  buyer = lead;
  purchase = await openRound(buyer, {
    title,
    invited: [cullman, escambia, other].map(({ organisation }) => organisation),
    lots: [lotOf(title, 'mat', [[10, 96]])],
  });
  await commit(cullman, purchase.jointPurchaseId, [{ lotId: purchase.lots[0]?.lotId ?? '', quantity: 24 }]);
  baldwin = await signIn(browser, tomas);
  await pages.actFor(baldwin, 'Baldwin County');
  await pages.openPurchase(baldwin, title);
  await pages.decline(baldwin, title, 'Baldwin County', 'Our gyms are new.');
  await lookAt(baldwin, 'declined');
  const answers = new Map(
    (await see(buyer, purchase.jointPurchaseId)).invited.map(({ name, answer, declineReason }) => [name, [answer, declineReason]]),
  );
  expect(answers.get('Baldwin County')).toEqual(['declined', 'Our gyms are new.']);
  expect(answers.get('Cullman County')).toEqual(['committed', null]);
  for (const { declineReason } of (await see(cullman, purchase.jointPurchaseId)).invited) expect(declineReason).toBeNull();
});

test('the buyer calls it off, with a reason that stands on everybody’s page', async ({ browser }) => {
  await pages.backTo(baldwin, title);
  const page = await signIn(browser, marcus);
  await pages.openPurchase(page, title);
  await lookAt(page, 'board-buyer-open');
  await pages.cancel(page, title, reason);
  await lookAt(page, 'board-cancelled');
  await expect(baldwin.getByText(reason).first()).toBeVisible();
  expect(await see(buyer, purchase.jointPurchaseId)).toMatchObject({ status: 'cancelled', endReason: reason });
});

test('whoever has not declined is told once, with the reason, and nobody is told of a price', async () => {
  const about = async (email: string, words: string) => (await mailsAbout(email, title)).filter(({ subject }) => subject.includes(words));
  await eventually(async () => {
    for (const email of [june, gwen]) {
      const told = await about(email, 'Called off');
      expect(told).toHaveLength(1);
      expect(told[0]?.text).toContain(reason);
    }
  });
  expect(await about(tomas, 'Called off')).toEqual([]);
  for (const email of [june, gwen, tomas, marcus]) expect(await about(email, 'fixed')).toEqual([]);
});
