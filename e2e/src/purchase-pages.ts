import { expect, type Page } from '@playwright/test';
import { go } from './browser.ts';

// What the pages of a purchase are called, in one place: the journeys tell what people do on them.

/** Changes the organisation for which somebody acts. */
export async function actFor(page: Page, organisation: string): Promise<void> {
  const button = page.getByRole('button', { name: /^You act for/ });
  if ((await button.textContent())?.includes(organisation)) return;
  await button.click();
  await page.getByRole('menuitem', { name: new RegExp(organisation) }).click();
  await expect(button).toHaveAccessibleName(new RegExp(organisation));
}

/** From wherever somebody is to a purchase, by the list of them. */
export async function openPurchase(page: Page, title: string): Promise<void> {
  await go(page, 'Buy together', 'Joint purchases');
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** What somebody types for one lot. Quantities stand by the name of the site; a district that has its office alone is asked for one number. */
export interface Typed {
  readonly lot: string;
  readonly units: string;
  readonly quantities: Readonly<Record<string, string>>;
  readonly upToMore?: string;
  readonly ceiling?: string;
}

export async function startCommitting(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^(Commit|Change your) / })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Check your commitment' })).toBeVisible();
}

export async function typeLot(page: Page, { lot, units, quantities, upToMore, ceiling }: Typed): Promise<void> {
  const section = page.getByRole('region', { name: lot, exact: true });
  for (const [site, quantity] of Object.entries(quantities)) await quantityField(page, lot, units, site).fill(quantity);
  if (upToMore !== undefined) await section.getByLabel('Up to how many more would you take').fill(upToMore);
  if (ceiling !== undefined) await section.getByLabel(/^Your ceiling for one/).fill(ceiling);
}

/** The field of a lot and a site, or the one field of a district with one site. */
export function quantityField(page: Page, lot: string, units: string, site: string) {
  const section = page.getByRole('region', { name: lot, exact: true });
  return section.getByRole('textbox', { name: `${units} for ${site}` }).or(section.getByRole('textbox', { name: `How many ${units}` }));
}

/** Has the effect of what was typed shown, checks it, and sends it. */
export async function sendCommitment(page: Page, effect: string | RegExp, button: string): Promise<void> {
  await expect(page.getByText(effect).first()).toBeVisible();
  await checkCommitment(page);
  await page.getByRole('button', { name: button }).click();
}

export async function checkCommitment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check your commitment' }).click();
  await expect(heading(page, /^Check what .* commits$/)).toBeVisible();
}

export async function backTo(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: `Go to ${title}` }).click();
  await expect(heading(page, title)).toBeVisible();
}

/** The row of a lot in the board of a purchase that has several. */
export const lotRow = (page: Page, lot: string) =>
  page.getByRole('navigation', { name: 'The lots of this purchase' }).getByRole('row', { name: new RegExp(lot) });

export async function withdraw(page: Page, district: string): Promise<void> {
  await page.getByRole('link', { name: 'Withdraw', exact: true }).first().click();
  await expect(heading(page, `Withdraw what ${district} committed`)).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw the commitment' }).click();
  await expect(heading(page, `${district} has withdrawn`)).toBeVisible();
}

export async function decline(page: Page, title: string, district: string, reason: string): Promise<void> {
  await page.getByRole('link', { name: 'Decline', exact: true }).first().click();
  await expect(heading(page, `Decline ${title}`)).toBeVisible();
  await page.getByLabel('Why, in a few words').fill(reason);
  await page.getByRole('button', { name: `Decline for ${district}` }).click();
  await expect(heading(page, `${district} has declined`)).toBeVisible();
}

/** The buyer lengthens the last day to five in the afternoon of a day, as `2026-12-18`. */
export async function extend(page: Page, day: string, reason: string): Promise<void> {
  await page.getByRole('link', { name: 'Lengthen the last day' }).first().click();
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel(/^Time/).fill('17:00');
  await page.getByLabel(/^Reason/).fill(reason);
  await page.getByRole('button', { name: /^Lengthen to/ }).click();
  await expect(page.getByText(/^The last day is now/)).toBeVisible();
}

/** The buyer calls a purchase off, having seen what that does. */
export async function cancel(page: Page, title: string, reason: string): Promise<void> {
  await page.getByRole('link', { name: 'Cancel the purchase' }).click();
  await expect(heading(page, `Cancel ${title}`)).toBeVisible();
  await page.getByLabel('Why').fill(reason);
  await page.getByRole('button', { name: 'Check and send' }).click();
  await expect(heading(page, 'Check before you cancel')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the purchase' }).click();
  await expect(page.getByText(`${title} was canceled.`)).toBeVisible();
}

/** A purchase of one lot as the buyer types it. */
export interface TypedPurchase {
  readonly title: string;
  readonly unit: string;
  readonly rungs: readonly (readonly [from: string, price: string])[];
  readonly day: string;
  readonly validUntil: string;
  readonly districts: readonly string[];
}

export async function fillNewPurchase(page: Page, purchase: TypedPurchase): Promise<void> {
  await page.getByLabel('Title', { exact: true }).fill(purchase.title);
  await page.getByLabel('Vendor', { exact: true }).fill('Pelican Office Supply (sample)');
  await page.getByLabel('Number of the quote').fill('PO-2044');
  await page.getByLabel('Valid until', { exact: true }).fill(purchase.validUntil);
  await page.getByLabel('Name', { exact: true }).fill('Sales desk (sample)');
  await page.getByLabel('E-mail (optional)').fill('quotes@vendor.sample.example');
  await page.getByLabel('UNSPSC code').fill('44101808');
  await page.getByLabel('One of them is called').fill(purchase.unit);
  for (const [index, [from, price]] of purchase.rungs.entries()) await fillRung(page, index + 1, from, price);
  await page.getByLabel('Day', { exact: true }).fill(purchase.day);
  await page.getByLabel(/^Time/).fill('17:00');
  await page.getByLabel('Only those that I choose').check();
  for (const district of purchase.districts) {
    await page.getByRole('combobox', { name: 'Districts' }).fill(district);
    await page.getByRole('option', { name: new RegExp(district) }).click();
  }
  await page.keyboard.press('Escape');
}

async function fillRung(page: Page, step: number, from: string, price: string): Promise<void> {
  const field = page.getByLabel(`Lot 1, step ${step}, from how many`);
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Add a step' }).click();
  await field.fill(from);
  await page.getByLabel(`Lot 1, step ${step}, price for one`).fill(price);
}

/** From the filled form to the page that checks what publishing binds. */
export async function keepAndGoOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await expect(heading(page, 'Check your answers')).toBeVisible();
}

export async function goOnToPublishing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and go on to publishing' }).click();
  await expect(heading(page, 'Check before you publish')).toBeVisible();
}

export async function publish(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Publish and invite/ }).click();
  await expect(heading(page, `${title} is open`)).toBeVisible();
}
