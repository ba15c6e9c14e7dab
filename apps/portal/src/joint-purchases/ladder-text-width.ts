/** How wide a text of Inter's tabular figures is, in pixels: close enough to decide where labels would touch. */
export function textWidth(text: string, sizePx: number, bold = false): number {
  let width = 0;
  for (const sign of text) width += narrow.has(sign) ? 0.3 : sign === ' ' ? 0.28 : /[A-Zmw]/.test(sign) ? 0.72 : 0.6;
  return width * sizePx * (bold ? 1.06 : 1);
}

const narrow = new Set([...",.:;|iIlj'’"]);

/** A box on the picture. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
