import atlas from 'us-atlas/counties-10m.json';
import { cutState, statesOf } from './cut-state.js';
import { drawState, milesBetween } from './project-state.js';

const winfield = { latitude: 33.931415, longitude: -87.812039 };
const mobile = { latitude: 30.6954, longitude: -88.0399 };
const huntsville = { latitude: 34.7304, longitude: -86.5861 };

describe('a state on a picture', () => {
  const drawing = drawState(cutState(atlas, '01'), [320, 500]);

  it('has north above and east at the right', () => {
    const [north, south, west] = [drawing.at(huntsville), drawing.at(mobile), drawing.at(winfield)];
    expect(north?.[1]).toBeLessThan(south?.[1] ?? 0);
    expect(west?.[0]).toBeLessThan(north?.[0] ?? 0);
  });

  it.each(statesOf(atlas))('fits into the picture: %s', (fips) => {
    const { outline, counties, box } = drawState(cutState(atlas, fips), [320, 500]);
    expect(Math.max(box[2] / 320, box[3] / 500)).toBeCloseTo(1, 2);
    const numbers = outline.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(500);
    // No two counties touch in the District of Columbia, on Guam and on the Northern Mariana Islands.
    expect(counties === '').toBe(['11', '66', '69'].includes(fips));
  });

  it('draws a ring of miles around a place', () => {
    const [x = 0, y = 0] = drawing.at(winfield) ?? [];
    const [east = 0] = drawing.at({ latitude: winfield.latitude, longitude: winfield.longitude + 60 / 57.4 }) ?? [];
    const numbers =
      drawing
        .ring(winfield, 60)
        .match(/-?\d+(\.\d+)?/g)
        ?.map(Number) ?? [];
    expect(Math.max(...numbers.filter((_, index) => index % 2 === 0))).toBeCloseTo(east, -1);
    expect(Math.min(...numbers.filter((_, index) => index % 2 === 1))).toBeLessThan(y);
    expect(x).toBeGreaterThan(0);
  });
});

describe('the distance between two places', () => {
  it('is in miles, as the crow flies', () => {
    expect(milesBetween(winfield, winfield)).toBe(0);
    expect(milesBetween(winfield, mobile)).toBeCloseTo(224, -1);
  });
});
