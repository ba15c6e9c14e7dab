import type { SessionFace, SignedOut } from '@tributary/contracts';

/** Told to every tab of this browser, so that one sign-out ends all of them. */
const signedOutChannel = 'tributary-signed-out';

let face: Promise<SessionFace> | null = null;
let ended = false;
/** True once this very tab is on its way out. */
let leaving = false;
const listeners = new Set<() => void>();

/** Who is signed in, as the gateway knows it. Asked once; `forgetSession` makes it ask again. */
export function readSession(): Promise<SessionFace> {
  face ??= fetch('/session', { headers: { accept: 'application/json' } }).then((response) => {
    if (!response.ok) throw new Error(`The session could not be read (${response.status}).`);
    return response.json() as Promise<SessionFace>;
  });
  face.catch(forgetSession);
  return face;
}

export function forgetSession(): void {
  face = null;
}

/** What every write has to bring; empty without a session, and the gateway then says so. */
export async function csrfToken(): Promise<string> {
  const session = await readSession().catch(() => null);
  return session?.csrfToken ?? '';
}

/** Says that a request was refused for want of a sign-in: the page stays as it is and offers to sign in again. */
export function noteSessionEnded(): void {
  ended = true;
  forgetSession();
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export const sessionEnd = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isEnded: (): boolean => ended,
};

/** Where to sign in, to come back to this very page. */
export function signInAddress(returnTo = `${location.pathname}${location.search}`): string {
  return `/sign-in?return=${encodeURIComponent(returnTo)}`;
}

/** Ends the session in this browser, here and in all other tabs, and goes on to the provider's own sign-out. */
export async function signOut(): Promise<void> {
  const response = await fetch('/sign-out', { method: 'POST', headers: { 'x-csrf-token': await csrfToken() } });
  if (!response.ok) throw new Error(`The sign-out was not taken (${response.status}).`);
  const { next } = (await response.json()) as SignedOut;
  leaving = true;
  const channel = new BroadcastChannel(signedOutChannel);
  channel.postMessage('signed-out');
  channel.close();
  location.assign(next);
}

/** Calls back once another tab of this browser has signed out. */
export function onSignedOutElsewhere(then: () => void): () => void {
  const channel = new BroadcastChannel(signedOutChannel);
  channel.addEventListener('message', () => {
    if (!leaving) then();
  });
  return () => channel.close();
}
