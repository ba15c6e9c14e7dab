/** Keys by what is sent: the same content keeps its key through every retry, another content is another intention and gets its own. */
export interface KeptKeys {
  content: string;
  key: string;
}

/** The key for a content: the kept one where nothing changed since, else a new one. */
export function keyFor(body: unknown, kept: KeptKeys | null, make: () => string): KeptKeys {
  const content = JSON.stringify(body);
  return kept !== null && kept.content === content ? kept : { content, key: make() };
}
