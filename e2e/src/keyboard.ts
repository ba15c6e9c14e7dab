import { expect, type Locator, type Page } from '@playwright/test';

// Beyond this many steps of the Tab key something holds the focus, or leads it in a circle.
const mostTabs = 400;

/** Where the focus is after a step of the Tab key: its place among all that can take it, and what is to be seen of it. */
interface Stop {
  readonly index: number;
  readonly what: string;
  readonly marked: boolean;
  readonly shown: boolean;
  readonly box: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** It floats above the page, so its place says nothing about the order of reading. */
  readonly floats: boolean;
}

/** Walks the page with the Tab key from its beginning to its end. What is wrong comes back in words, with how many stops there were. */
export async function walk(page: Page): Promise<{ stops: number; faults: string[] }> {
  const all = await page.evaluate(listStops);
  const [stops, faults]: [Stop[], string[]] = [[], []];
  for (let step = 0; step < mostTabs; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (stop === null) break;
    const before = stops.at(-1);
    // A date has a stop for each of its parts, and a frame one for each of its links.
    if (before?.index === stop.index) continue;
    if (before !== undefined && stop.index < before.index) break;
    faults.push(...faultsOf(stop, before));
    stops.push(stop);
  }
  const reached = new Set(stops.map(({ index }) => index));
  const missed = all.filter((_, index) => !reached.has(index)).map((what) => `${what} is not reached by Tab`);
  return { stops: stops.length, faults: [...faults, ...missed] };
}

function faultsOf(stop: Stop, before: Stop | undefined): string[] {
  const faults = [];
  if (stop.index < 0) faults.push(`${stop.what} takes the focus, and is no control`);
  if (!stop.marked) faults.push(`${stop.what} does not show that it has the focus`);
  if (!stop.shown) faults.push(`${stop.what} has the focus out of sight`);
  if (before !== undefined && goesBack(before, stop)) faults.push(`${stop.what} comes after ${before.what}, and lies above it`);
  return faults;
}

/** Whether the eye has to go back up in the same column. */
function goesBack(from: Stop, to: Stop): boolean {
  if (from.floats || to.floats) return false;
  return to.box.bottom <= from.box.top && to.box.left < from.box.right && from.box.left < to.box.right;
}

/** Numbers everything that the Tab key should reach, in the order in which it stands in the page, and names it. */
function listStops(): string[] {
  const able = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';
  const groups = new Set<string>();
  const reachable = [...document.querySelectorAll<HTMLElement | SVGElement>(able)].filter((element) => {
    if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert], [aria-hidden="true"]') !== null) return false;
    if (!element.checkVisibility({ visibilityProperty: true }) || element.getClientRects().length === 0) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    // Of a group of radio buttons one takes the focus: the chosen one, else the first.
    const chosen = document.querySelector(`input[type="radio"][name="${CSS.escape(element.name)}"]:checked`);
    if (groups.has(element.name) || (chosen !== null && chosen !== element)) return false;
    groups.add(element.name);
    return true;
  });
  reachable.forEach((element, index) => element.setAttribute('data-stop', String(index)));
  return reachable.map((element) => {
    const label = element.getAttribute('aria-label') ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null);
    return `${element.tagName.toLowerCase()} “${(label ?? element.textContent).trim().slice(0, 60)}”`;
  });
}

/** Null once the focus has left the page. */
function lookAtFocus(): Stop | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  const isRing = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const around = [
    focused,
    focused.parentElement,
    focused.parentElement?.parentElement,
    focused.parentElement?.parentElement?.parentElement,
  ];
  const isDrawn = (shape: Element) => getComputedStyle(shape).stroke !== 'none' && parseFloat(getComputedStyle(shape).strokeWidth) >= 2;
  // A field may show it by the box around it, a spot of a map by a ring that is drawn; a frame is left to the browser.
  const marked =
    around.some((element) => element != null && isRing(getComputedStyle(element))) ||
    (focused instanceof SVGElement && [...focused.querySelectorAll('circle')].some(isDrawn)) ||
    focused.tagName === 'IFRAME';
  const rect = focused.getBoundingClientRect();
  const shown = rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth;
  let floats = false;
  for (let at: Element | null = focused; at !== null; at = at.parentElement)
    floats ||= ['fixed', 'sticky'].includes(getComputedStyle(at).position) || at.hasAttribute('data-portal');
  const label = focused.getAttribute('aria-label') ?? focused.id;
  return {
    index: Number(focused.getAttribute('data-stop') ?? -1),
    what: `${focused.tagName.toLowerCase()} “${(label === '' ? focused.textContent : label).trim().slice(0, 60)}”`,
    ...{ marked, shown, floats },
    box: { top: rect.top + scrollY, bottom: rect.bottom + scrollY, left: rect.left, right: rect.right },
  };
}

/** Goes on with the Tab key until this has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < mostTabs; step += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${target.toString()}.`);
}

/** Goes there with the Tab key, and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes to a field with the Tab key, and writes over what stands there. */
export async function writeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** The focus is somewhere on the page: whoever listens is not thrown back to its beginning. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
