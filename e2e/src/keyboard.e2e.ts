import { expect, test, type Page } from '@playwright/test';
import type { JointPurchaseView } from '@tributary/contracts';
import { arrived, signIn } from './browser.ts';
import { enter, expectFocusKept, tabTo, walk, writeInto } from './keyboard.ts';
import { placeOf } from './places.ts';
import * as pages from './purchase-pages.ts';
import { buyerSeat, lotOf, officerSeat, openRound, see } from './rounds.ts';
import { viewers } from './viewers.ts';

// Nothing in this file touches the mouse. It comes before the journeys that move the clock, by its name.

const phone = { width: 360, height: 740 };

// Each of some thousand keys would be recorded; what is wrong is told in words.
test.use({ trace: 'off' });

for (const viewer of viewers) {
  test(`the Tab key leads the ${viewer.name} through every page in the order of reading`, async ({ browser }) => {
    test.slow();
    const page = await signIn(browser, viewer.email);
    for (const [name, path] of Object.entries(viewer.paths(await placeOf(viewer)))) {
      await test.step(name, async () => {
        await page.goto(path);
        await expectWalkable(page, name);
      });
    }
  });
}

test('and so it does on a phone', async ({ browser }) => {
  test.slow();
  const [officer] = viewers;
  if (officer === undefined) throw new Error('Nobody is there who could look.');
  const page = await signIn(browser, officer.email);
  await page.setViewportSize(phone);
  for (const [name, path] of Object.entries(officer.paths(await placeOf(officer)))) {
    await test.step(name, async () => {
      await page.goto(path);
      await expectWalkable(page, name);
    });
  }
});

async function expectWalkable(page: Page, name: string): Promise<void> {
  let { stops, faults } = await arriveAndWalk(page);
  // What is live may be drawn anew under the walk, which then loses its place: what is wrong is so each time.
  for (let again = 0; again < 2 && faults.length > 0; again += 1) {
    await page.reload();
    ({ stops, faults } = await arriveAndWalk(page));
  }
  expect.soft(faults, name).toEqual([]);
  expect.soft(stops, `${name} has something to do`).toBeGreaterThan(0);
}

async function arriveAndWalk(page: Page): ReturnType<typeof walk> {
  await arrived(page);
  // Parts of a page that are fetched once the rest stands.
  await page.waitForLoadState('networkidle').catch(() => undefined);
  return walk(page);
}

test('the first Tab offers to skip the navigation, and the next one is in the page', async ({ browser }) => {
  const page = await signIn(browser, 'june.park@sample.example');
  await page.reload();
  await expect(pages.heading(page, /need/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('what opens takes the focus, and gives it back once it closes', async ({ browser }) => {
  const page = await signIn(browser, 'dana.whitfield@sample.example');
  const own = page.getByRole('button', { name: /^You act for/ });
  await enter(page, own);
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(own).toBeFocused();
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('textbox', { name: 'Find anything' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(own).toBeFocused();
  await expectDialogReturns(page, 'People and roles', /^End /);
});

async function expectDialogReturns(page: Page, link: string, button: RegExp): Promise<void> {
  await enter(page, page.getByRole('link', { name: 'Agency', exact: true }));
  await enter(page, page.getByRole('link', { name: link, exact: true }));
  const opener = page.getByRole('button', { name: button }).first();
  await enter(page, opener);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}

test('a filter is set and taken away again without losing the place', async ({ browser }) => {
  const page = await signIn(browser, 'june.park@sample.example');
  await enter(page, page.getByRole('link', { name: 'Buy together' }));
  const filter = page.getByRole('button', { name: 'Filter', exact: true });
  await enter(page, filter);
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(filter).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(filter).toBeFocused();
  const chip = page.getByRole('button', { name: /^Remove filter/ });
  await expect(chip).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(chip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chip).toBeHidden();
  await expectFocusKept(page);
});

test('the navigation of a phone gives the focus back, and so does a line that is taken away', async ({ browser }) => {
  const page = await signIn(browser, 'marcus.lee@sample.example');
  await page.setViewportSize(phone);
  const opener = page.getByRole('button', { name: 'Open navigation' });
  for (let time = 0; time < 2; time += 1) {
    await enter(page, opener);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
  }
  await page.goto(`${new URL(page.url()).pathname.replace('/today', '')}/joint-purchases/new`);
  await enter(page, page.getByRole('button', { name: 'Remove step 2 of lot 1' }));
  await expect(page.getByRole('textbox', { name: 'Lot 1, step 2, from how many' })).toBeFocused();
});

test('a district commits, corrects itself, changes and withdraws by the keyboard alone', async ({ browser }) => {
  const title = `Label printers, round ${String(Date.now()).slice(-7)}`;
  const [buyer, cullman] = await Promise.all([buyerSeat(), officerSeat('june.park@sample.example', 'Cullman County')]);
  const terms = { title, invited: [cullman.organisation], lots: [lotOf(title, 'printer', [[10, 96]])] };
  const { jointPurchaseId } = await openRound(buyer, terms);
  const own = async (): Promise<JointPurchaseView['own']> => (await see(cullman, jointPurchaseId)).own;
  const page = await signIn(browser, 'june.park@sample.example');

  await enter(page, page.getByRole('link', { name: 'Buy together' }));
  await enter(page, page.getByRole('link', { name: title, exact: true }));
  await enter(page, page.getByRole('link', { name: 'Commit printers' }));
  await correctsItself(page);
  await enter(page, page.getByRole('button', { name: 'Commit 24 printers' }));
  await expect(pages.heading(page, 'Cullman County is in with 24 printers')).toBeFocused();
  expect((await own())?.lots[0]?.lines[0]?.quantity).toBe(24);

  await enter(page, page.getByRole('link', { name: `Go to ${title}` }));
  await enter(page, page.getByRole('link', { name: 'Change your 24 printers' }));
  await writeInto(page, quantity(page), '30');
  await page.keyboard.press('Enter');
  await enter(page, page.getByRole('button', { name: 'Change to 30 printers' }));
  await expect(pages.heading(page, 'Cullman County is in with 30 printers')).toBeFocused();
  expect((await own())?.lots[0]?.lines[0]?.quantity).toBe(30);

  await enter(page, page.getByRole('link', { name: `Go to ${title}` }));
  await enter(page, page.getByRole('link', { name: 'Withdraw', exact: true }));
  await enter(page, page.getByRole('button', { name: 'Withdraw the commitment' }));
  await expect(pages.heading(page, 'Cullman County has withdrawn')).toBeFocused();
  expect(await own()).toBeNull();
});

const quantity = (page: Page) => page.getByRole('textbox', { name: /printers/ }).first();

/** Two slips of the finger: the summary takes the focus and leads to each, and the focus stays where they are corrected. */
async function correctsItself(page: Page): Promise<void> {
  const more = page.getByRole('textbox', { name: 'Up to how many more would you take' });
  await writeInto(page, quantity(page), '2O');
  await writeInto(page, more, '1l');
  await page.keyboard.press('Enter');
  const summary = page.getByRole('alert').filter({ hasText: 'Correct two things' });
  await expect(summary).toBeFocused();
  await enter(page, summary.getByRole('link').first());
  await expect(quantity(page)).toBeFocused();
  await writeInto(page, quantity(page), '24');
  await expect(quantity(page)).toBeFocused();
  await writeInto(page, more, '6');
  await page.keyboard.press('Enter');
  await expect(pages.heading(page, 'Check what Cullman County commits')).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: /^Change Board/ }));
}
