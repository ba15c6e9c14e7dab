let navigated = false;

/** Told by the router at each change of the address, which may be a further step of the same page. Nothing is focused on the first one: there the browser is in charge. */
export function noteNavigation(): void {
  navigated = true;
}

/** Whether the reader came here by a link of the portal, and not by loading it. */
export function cameByLink(): boolean {
  return navigated;
}
