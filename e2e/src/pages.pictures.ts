import { test } from '@playwright/test';
import { arrived, openBrowser, signIn } from './browser.ts';
import { takeAll, takePrinted } from './pictures.ts';
import { placeOf } from './places.ts';
import { viewers } from './viewers.ts';

const isPrinted = (name: string): boolean => ['record', 'orders', 'purchase', 'purchase-priced'].includes(name);

for (const viewer of viewers) {
  test(`the pages as the ${viewer.name} sees them`, async ({ browser }) => {
    const page = await signIn(browser, viewer.email);
    const place = await placeOf(viewer);
    for (const [name, path] of Object.entries({ ...viewer.paths(place), ...viewer.alike?.(place) })) {
      await page.goto(path);
      await arrived(page);
      await takeAll(page, `${viewer.name}-${name}`);
      if (isPrinted(name)) await takePrinted(page, `${viewer.name}-${name}`);
    }
  });
}

test('before anybody has signed in', async ({ browser }) => {
  const page = await openBrowser(browser);
  for (const [name, path] of Object.entries({
    welcome: '/',
    unsubscribe: '/unsubscribe?token=none',
    'unsubscribe-broken': '/unsubscribe',
  })) {
    await page.goto(path);
    await arrived(page);
    await takeAll(page, name);
  }
});
