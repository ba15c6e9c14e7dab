import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type Page, type Request } from '@playwright/test';
import { runningPlatform } from './config.ts';

/** What each page has asked of the services and has no answer to; a stream has none for as long as it is open. */
const unanswered = new WeakMap<Page, Set<Request>>();

function countRequests(page: Page): void {
  const open = new Set<Request>();
  unanswered.set(page, open);
  page.on('request', (request) => {
    if (request.url().includes('/api/') && !request.url().includes('/stream')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** What a page of another kind is called: for nobody, for another role, of what could not be loaded, or broken. */
const otherPage =
  /^(This page does not exist|Your role does not open this page|You do not act for this organization|This page stopped working)$|could not be loaded$/;

/** The page that was meant is there, with all that it asks for. */
export async function arrived(page: Page): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeVisible();
  await expect(title).not.toHaveText('Loading.');
  const isQuiet = (): void => expect(unanswered.get(page)?.size ?? 0, 'requests without an answer').toBe(0);
  await expect(async () => {
    isQuiet();
    // What came may ask for more.
    await page.waitForTimeout(100);
    isQuiet();
  }).toPass({ timeout: 15_000 });
}

/** None of those that stand in a page's place when it cannot be shown. */
export async function expectItself(page: Page, name: string): Promise<void> {
  await expect.soft(page.getByRole('heading', { name: otherPage }), `${name} shows its own page`).toHaveCount(0);
}

/** Somebody at a browser of their own: cookies are not shared between two. */
export async function openBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: runningPlatform().publicUrl });
  const page = await context.newPage();
  countRequests(page);
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
  await arrived(page);
  // A mail is previewed in a frame in which no script runs, not even axe's: it would wait there without end.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** On a phone nothing lies beside the page. */
export async function expectNoSidewaysScrolling(page: Page, name: string, look?: () => Promise<unknown>): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize(phone);
  const beyond = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  // A drawing takes its new width a moment after the page does.
  await expect.soft.poll(beyond, { message: `${name} scrolls sideways on a phone`, timeout: 3_000 }).toBeLessThanOrEqual(0);
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
