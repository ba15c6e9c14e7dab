type Channels = [red: number, green: number, blue: number];
export type Shades = [string, string, string, string, string, string, string, string, string, string];

/** What an agency's own colour makes of the page: ten shades, and the two grounds that dark pages need besides. */
export interface AgencyColours {
  shades: Shades;
  darkHover: string;
  darkSoft: string;
}

const white: Channels = [255, 255, 255];
const darkSurface: Channels = [0x14, 0x19, 0x1d];
const darkSunken: Channels = [0x1c, 0x23, 0x28];
/** WCAG 2.2 asks for 4.5; the rest is for rounding. */
const readable = 4.6;

/**
 * Makes the agency's colour readable. Shade 7 is the colour itself, darkened where white text on it could not be read; shade 3 is it lightened
 * until it reads on the dark ground; 0 is the soft ground, 9 the text on a filled ground in the dark.
 */
export function agencyColours(colour: string): AgencyColours {
  const own = channels(colour);
  const deep = until(own, [0, 0, 0], (tried) => contrast(tried, white) >= readable && contrast(tried, mix(white, tried, 0.1)) >= readable);
  const pale = until(
    deep,
    white,
    (tried) => contrast(tried, darkSunken) >= readable && contrast(tried, mix(darkSurface, tried, 0.14)) >= readable,
  );
  const ink = until(mix(deep, [0, 0, 0], 0.5), [0, 0, 0], (tried) => contrast(tried, pale) >= readable);
  const between = (step: number) => mix(pale, deep, step / 4);
  const shades = [mix(white, deep, 0.1), mix(white, deep, 0.2), mix(white, pale, 0.7), pale, between(1), between(2), between(3), deep];
  return {
    shades: [...shades, mix(deep, [0, 0, 0], 0.2), ink].map(hex) as Shades,
    darkHover: hex(mix(pale, white, 0.25)),
    darkSoft: hex(mix(darkSurface, pale, 0.14)),
  };
}

/** The contrast ratio of WCAG 2.2 between two colours, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  return contrast(channels(one), channels(other));
}

function contrast(one: Channels, other: Channels): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Channels): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function until(from: Channels, towards: Channels, good: (tried: Channels) => boolean): Channels {
  for (let step = 0; step < 50; step++) {
    const tried = mix(from, towards, step / 50);
    if (good(tried)) return tried;
  }
  return towards;
}

function mix(one: Channels, other: Channels, part: number): Channels {
  return one.map((value, index) => Math.round(value + ((other[index] ?? value) - value) * part)) as Channels;
}

function channels(colour: string): Channels {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as Channels;
}

function hex(colour: Channels): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
