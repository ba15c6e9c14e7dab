import { test } from '@playwright/test';
import { expectAccessible, expectItself, expectNoSidewaysScrolling, openBrowser, signIn } from './browser.ts';
import { placeOf } from './places.ts';
import { viewers } from './viewers.ts';

// Comes before the journeys that move the clock, by its name: after them the sample purchases have moved on.
for (const viewer of viewers) {
  test(`every page of the ${viewer.name} is accessible, and fits a phone`, async ({ browser }) => {
    test.slow();
    const page = await signIn(browser, viewer.email);
    for (const [name, path] of Object.entries(viewer.paths(await placeOf(viewer)))) {
      await test.step(name, async () => {
        await page.goto(path);
        await expectAccessible(page);
        if (name !== 'nowhere') await expectItself(page, name);
        await expectNoSidewaysScrolling(page, name);
      });
    }
  });
}

test('so are the pages before anybody has signed in', async ({ browser }) => {
  const page = await openBrowser(browser);
  for (const path of ['/', '/unsubscribe?token=none']) {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page, path);
  }
});
