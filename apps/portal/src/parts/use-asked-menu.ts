import { useEffect, useRef } from 'react';

/**
 * The button of a menu that was fetched because somebody wanted it: it takes the focus that the button before it had, and is pressed for them. So
 * the menu opens as it will every later time, and gives the focus back when it closes.
 */
export function useAskedMenu() {
  const button = useRef<HTMLButtonElement>(null);
  const isAsked = useRef(true);
  useEffect(() => {
    if (!isAsked.current) return;
    isAsked.current = false;
    button.current?.focus();
    button.current?.click();
  }, []);
  return button;
}
