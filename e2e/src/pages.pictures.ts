import { expect, test, type Page } from '@playwright/test';
import { signIn } from './browser.ts';
import { runningPlatform } from './config.ts';
import { placeOf, viewers, type Place, type Viewer } from './viewers.ts';

const folder = 'e2e/test-results/pictures';
const widths = { wide: { width: 1440, height: 1000 }, phone: { width: 360, height: 740 } } as const;

async function takeAll(page: Page, name: string): Promise<void> {
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}

for (const viewer of viewers) {
  test(`the pages as the ${viewer.name} sees them`, async ({ browser }) => {
    const page = await signIn(browser, viewer.email);
    for (const [name, path] of Object.entries(viewer.paths(await placeOf(viewer)))) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await takeAll(page, `${viewer.name}-${name}`);
    }
  });
}

test('before anybody has signed in', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(runningPlatform().publicUrl);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await takeAll(page, 'welcome');
});

// The services answer late, or not at all: what the purchasing officer sees meanwhile.
test('loading and failed', async ({ browser }) => {
  const place = await placeOf(viewers[0] as Viewer);
  const page = await signIn(browser, (viewers[0] as Viewer).email);
  await pictureWhile(page, 'loading', (url) => url.includes('/api/procurement/'), place);
  await pictureWhile(page, 'failed', (url) => url.includes('/api/procurement/'), place);
});

async function pictureWhile(page: Page, how: 'loading' | 'failed', which: (url: string) => boolean, { base, open }: Place): Promise<void> {
  await page.route(
    (url) => which(url.href),
    (route) => (how === 'failed' ? route.abort() : undefined),
  );
  for (const [name, path] of Object.entries({
    today: `${base}/today`,
    purchases: `${base}/joint-purchases`,
    purchase: `${base}/joint-purchases/${open}`,
  })) {
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    await page.waitForTimeout(how === 'failed' ? 12_000 : 2_000);
    await takeAll(page, `${how}-${name}`);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}
