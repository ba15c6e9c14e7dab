import { useEffect, useReducer } from 'react';

const lookMs = 20_000;

/** Draws again now and then, so that 'In 9 minutes', and whether a last day has passed, stay true on a page that is left open. */
export function useClock(): void {
  const [, look] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, []);
}
