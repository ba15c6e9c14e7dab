import { expect, test } from '@playwright/test';
import { arrived, openBrowser, signIn } from './browser.ts';
import { takeAll } from './pictures.ts';
import { placeOf } from './places.ts';
import * as pages from './purchase-pages.ts';

// What somebody meets on the way: forms with faults and before they are sent, menus, the end of a sign-in. Nothing is sent.
const june = { email: 'june.park@sample.example', role: 'purchasing-officer' };
const marcus = { email: 'marcus.lee@sample.example', role: 'buyer' };
const dana = { email: 'dana.whitfield@sample.example', role: 'agency-admin' };

test('a commitment with faults, and before it is sent', async ({ browser }) => {
  const page = await signIn(browser, june.email);
  const { base, open } = await placeOf(june);
  await page.goto(`${base}/joint-purchases/${open}/commit`);
  await arrived(page);
  const lot = 'Student tablets with case';
  const supply = pages.quantityField(page, lot, 'tablets', 'Central supply (sample)');
  await supply.fill('7OO');
  await page.getByRole('button', { name: 'Check your commitment' }).click();
  await expect(page.getByText(/^Nothing was sent/)).toBeVisible();
  await takeAll(page, 'commit-with-faults');
  await supply.fill('1234567');
  await arrived(page);
  await takeAll(page, 'commit-large');
  await supply.fill('760');
  await pages.checkCommitment(page);
  await arrived(page);
  await takeAll(page, 'commit-check');
});

test('a new purchase with faults, and before it is kept', async ({ browser }) => {
  const page = await signIn(browser, marcus.email);
  const { base } = await placeOf(marcus);
  await page.goto(`${base}/joint-purchases/new`);
  await arrived(page);
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await expect(page.getByText(/^Nothing was sent/)).toBeVisible();
  await takeAll(page, 'new-purchase-with-faults');
  await pages.fillNewPurchase(page, {
    title: 'Height-adjustable desks and chairs for elementary and middle schools',
    unit: 'desk with chair',
    rungs: [
      ['100', '189.50'],
      ['12500', '171.25'],
    ],
    day: dayIn(30),
    validUntil: dayIn(120),
    districts: ['Winfield City', 'Baldwin County'],
  });
  await takeAll(page, 'new-purchase-filled');
  await pages.keepAndGoOn(page);
  await arrived(page);
  await takeAll(page, 'new-purchase-check');
});

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('calling a purchase off, before it is sent', async ({ browser }) => {
  const page = await signIn(browser, marcus.email);
  const { base, open } = await placeOf(marcus);
  await page.goto(`${base}/joint-purchases/${open}/cancel`);
  await page.getByLabel('Why').fill('The vendor has withdrawn the quote, and a new one is not expected before January.');
  await page.getByRole('button', { name: 'Check and send' }).click();
  await expect(pages.heading(page, 'Check before you cancel')).toBeVisible();
  await takeAll(page, 'cancel-check');
});

test('a file that is chosen', async ({ browser }) => {
  const page = await signIn(browser, dana.email);
  const { base } = await placeOf(dana);
  await page.goto(`${base}/districts/imports`);
  await arrived(page);
  const file = { name: 'ccd-lea-2025-26-alabama-preliminary-directory-file.csv', mimeType: 'text/csv', buffer: Buffer.from('LEAID\n') };
  await page.locator('input[type=file]').setInputFiles(file);
  await takeAll(page, 'import-file-chosen');
});

test('finding anything, the navigation of a phone, whom one acts for, and the end of a sign-in', async ({ browser }) => {
  const page = await signIn(browser, 'tomas.ortega@sample.example');
  await arrived(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Find anything' }).fill('student');
  await arrived(page);
  await takeAll(page, 'find-anything');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^You act for/ }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await takeAll(page, 'acting-for', ['wide']);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await expect(page.getByRole('button', { name: 'Close navigation' })).toBeVisible();
  await takeAll(page, 'navigation', ['phone']);
  await page.getByRole('button', { name: 'Close navigation' }).click();
  await page.route(/\/api\/\w+\/v1\//, (route) => route.fulfill({ status: 401, json: { code: 'access.token', status: 401 } }));
  await page.getByRole('link', { name: 'Districts and partners' }).click();
  await expect(page.getByText('Your sign-in has ended.').first()).toBeVisible();
  await takeAll(page, 'sign-in-ended');
});

test('a role, before its person has signed in', async ({ browser }) => {
  const page = await openBrowser(browser);
  await page.goto('/accept/01a20ec0-3075-770d-a5f8-cea961e35a7a');
  await arrived(page);
  await takeAll(page, 'accept-signed-out');
});
