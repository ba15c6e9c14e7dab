/** The least contrast of text to its ground, WCAG 2.2 AA, success criterion 1.4.3. */
export const READABLE = 4.5;

type Channels = readonly [number, number, number];

/** The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it. Colours are `#` and six hexadecimal digits. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Black or white, whichever reads better on the colour. One of them always reaches 4.5. */
export function inkOn(colour: string): string {
  return contrast(colour, '#ffffff') >= READABLE ? '#ffffff' : '#000000';
}

/** The colour, moved towards the ink no further than it needs to be readable on the ground. */
export function readableOn(ground: string, colour: string, ink: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, ink, share);
    if (contrast(mixed, ground) >= READABLE) return mixed;
  }
  return ink;
}

function mix(colour: string, ink: string, share: number): string {
  const [from, to] = [channels(colour), channels(ink)];
  return `#${from.map((value, index) => hex(value + (to[index as 0 | 1 | 2] - value) * share)).join('')}`;
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): Channels {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as unknown as Channels;
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
