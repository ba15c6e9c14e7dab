import { useEffect } from 'react';

/** For what lies over the page while it is there: once it is gone, the focus is where it was, or at the page's title where that is gone too. */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      const back = before instanceof HTMLElement && before.isConnected ? before : document.querySelector('h1');
      back?.focus({ preventScroll: true });
    };
  }, []);
}
