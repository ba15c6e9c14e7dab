const able = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
/** What takes the focus by itself, such as a title, a dialog or the button of a menu that closed, has done so by then. */
const waitMs = 50;

/** Where the focus was: what it lay in, from the inside out, and what came before it, the nearest first. */
interface Place {
  readonly element: Element;
  readonly around: readonly Element[];
  readonly before: readonly HTMLElement[];
  readonly path: string;
}

/**
 * Where what has the focus is taken away, as a filter or a line that is removed, the focus goes to what stands at its place now, else to what
 * stood before it: whoever listens would be thrown back to the beginning of the page. A page that is left is none of its business.
 */
export function keepFocus(): () => void {
  let place: Place | null = null;
  const remember = ({ target }: FocusEvent): void => {
    place = target instanceof Element ? placeOf(target) : null;
  };
  const look = (): void => {
    if (place === null || place.element.isConnected) return;
    const left = place;
    place = null;
    setTimeout(() => {
      if (document.activeElement === document.body && left.path === location.pathname) standIn(left)?.focus();
    }, waitMs);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', remember);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
  };
}

function placeOf(element: Element): Place {
  const around: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) around.push(at);
  const before = [...document.querySelectorAll<HTMLElement>(able)].filter((other) => isAfter(element, other)).reverse();
  return { element, around, before, path: location.pathname };
}

function standIn({ around, before }: Place): HTMLElement | null {
  const previous = before.find((element) => element.isConnected && canTake(element));
  const inside = around.find(({ isConnected }) => isConnected)?.querySelectorAll<HTMLElement>(able) ?? [];
  const next = [...inside].find((element) => canTake(element) && (previous === undefined || isAfter(element, previous)));
  return next ?? previous ?? null;
}

function isAfter(element: Element, other: Element): boolean {
  return (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function canTake(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
}
