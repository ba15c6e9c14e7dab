import type { ReactNode } from 'react';

/** A text in which `<b>…</b>` marks what is bold. No other mark is known, so nothing in a text can become a page's element. */
export function Rich({ text }: { text: string }): ReactNode {
  const parts = text.split(/<b>(.*?)<\/b>/);
  return parts.map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part));
}
