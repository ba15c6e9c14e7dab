import { expect, test, type Page } from '@playwright/test';
import type { DistrictPage, JointPurchasePage } from '@tributary/contracts';
import { callerFor, organisationOf } from './caller.ts';
import { signIn } from './browser.ts';
import { runningPlatform } from './config.ts';

const folder = 'e2e/test-results/pictures';
const widths = { wide: { width: 1440, height: 1000 }, phone: { width: 360, height: 740 } } as const;

interface Viewer {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly paths: (place: Place) => Record<string, string>;
}

interface Place {
  readonly base: string;
  readonly open: string;
  readonly priced: string;
  readonly draft: string;
  readonly district: string;
}

const common = ({ base, open, priced, district }: Place): Record<string, string> => ({
  today: `${base}/today`,
  purchases: `${base}/joint-purchases`,
  'purchases-none-fits': `${base}/joint-purchases?search=zeppelin`,
  purchase: `${base}/joint-purchases/${open}`,
  'purchase-priced': `${base}/joint-purchases/${priced}`,
  districts: `${base}/districts`,
  district: `${base}/districts/${district}`,
  nowhere: `${base}/nowhere`,
});

const viewers: readonly Viewer[] = [
  {
    name: 'officer',
    email: 'renee.hollis@sample.example',
    role: 'purchasing-officer',
    paths: (place) => ({
      ...common(place),
      commit: `${place.base}/joint-purchases/${place.open}/commit`,
      people: `${place.base}/people`,
      'give-role': `${place.base}/people/give`,
    }),
  },
  {
    name: 'buyer',
    email: 'marcus.lee@sample.example',
    role: 'buyer',
    paths: (place) => ({
      ...common(place),
      'new-purchase': `${place.base}/joint-purchases/new`,
      draft: `${place.base}/joint-purchases/${place.draft}`,
    }),
  },
  {
    name: 'agency',
    email: 'dana.whitfield@sample.example',
    role: 'agency-admin',
    paths: (place) => ({ ...common(place), people: `${place.base}/people`, 'give-role': `${place.base}/people/give` }),
  },
];

/** Where a viewer's pages are: the sample purchases as the buyer knows them. */
async function placeOf({ email, role }: Viewer): Promise<Place> {
  const [viewer, buyer] = await Promise.all([callerFor(email), callerFor('marcus.lee@sample.example')]);
  const organisation = await organisationOf(viewer, role);
  const agency = await organisationOf(buyer, 'buyer');
  const { items } = await buyer.call<JointPurchasePage>('/procurement/v1/joint-purchases?limit=200', { organisation: agency });
  const districts = await viewer.call<DistrictPage>('/districts/v1/districts?search=Baldwin', { organisation });
  const first = (status: string): string => items.findLast((purchase) => purchase.status === status)?.jointPurchaseId ?? '';
  return {
    base: `/o/${organisation}`,
    open: first('committing'),
    priced: first('priced'),
    draft: first('draft'),
    district: districts.items[0]?.organisationId ?? '',
  };
}

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
