import type { Page } from '@playwright/test';

const folder = 'e2e/test-results/pictures';
const widths = { wide: { width: 1440, height: 1000 }, phone: { width: 360, height: 740 } } as const;
/** A sheet of Letter size at 96 dots to the inch. */
const sheet = { width: 816, height: 1056 };

type Width = keyof typeof widths;

/** The page as it stands: wide and on a phone unless told otherwise, light and dark. */
export async function takeAll(page: Page, name: string, only: readonly Width[] = ['wide', 'phone']): Promise<void> {
  for (const width of only) {
    await page.setViewportSize(widths[width]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await drawn(page);
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  await page.setViewportSize(widths.wide);
}

// Colors, and the drawings that are measured, follow a moment later.
async function drawn(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The page as it is printed. */
export async function takePrinted(page: Page, name: string): Promise<void> {
  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await drawn(page);
  await page.screenshot({ path: `${folder}/${name}-printed.png`, fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(widths.wide);
}
