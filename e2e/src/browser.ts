import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type Page } from '@playwright/test';
import { runningPlatform } from './config.ts';

/** Somebody at a browser of their own: cookies are not shared between two. */
export async function openBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: runningPlatform().publicUrl });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`The page failed: ${error.message}`);
  });
  return page;
}

/** From the page that is open, through the development sign-in, and back. */
export async function signInHere(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Someone else, by e-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${runningPlatform().publicUrl}/**`);
}

/** Signs in at the front page and ends on Today. */
export async function signIn(browser: Browser, email: string): Promise<Page> {
  const page = await openBrowser(browser);
  await page.goto('/');
  await signInHere(page, email);
  await page.waitForURL(/\/o\/[0-9a-f-]+\/today/);
  return page;
}

const phone = { width: 360, height: 740 };

/** The page is there, and axe finds nothing. What it finds fails the test at its end, so that one run tells all. */
export async function expectAccessible(page: Page): Promise<void> {
  // The title of the page itself, not the one that stands there while it is loaded.
  await expect(page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Loading.' })).toBeVisible();
  // A mail is previewed in a frame in which no script runs, not even axe's: it would wait there without end.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** On a phone nothing lies beside the page. */
export async function expectNoSidewaysScrolling(page: Page, name: string, look?: () => Promise<unknown>): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize(phone);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(beyond, `${name} scrolls sideways on a phone`).toBeLessThanOrEqual(0);
  await look?.();
  if (wide !== null) await page.setViewportSize(wide);
}

/** Nothing found by axe, and a picture of the page as it stands, wide and on a phone. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  const picture = (path: string): Promise<unknown> => page.screenshot({ path: `e2e/test-results/pictures/${path}.png`, fullPage: true });
  await picture(name);
  await expectNoSidewaysScrolling(page, name, () => picture(`${name}-phone`));
}

/** By the navigation at the side: a group, then a page in it. */
export async function go(page: Page, group: string, name: string): Promise<void> {
  const nav = page.getByRole('navigation', { name: 'Main navigation' });
  await nav.getByRole('link', { name: group }).click();
  await nav.getByRole('link', { name, exact: true }).click();
}
