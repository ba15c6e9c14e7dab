import { agencyColours, contrastOf } from './agency-shades.js';

describe("an agency's own colour", () => {
  it.each(['#0e5f7d', '#ffcc00', '#000000', '#ffffff', '#d4483e', '#00ff7f', '#7a1fa2', '#1c6b3f'])(
    '%s can be read everywhere',
    (colour) => {
      const { shades, darkSoft, darkHover } = agencyColours(colour);
      const pairs = {
        'link on white': contrastOf(shades[7], '#ffffff'),
        'link on its soft ground': contrastOf(shades[7], shades[0]),
        'link on the dark surface': contrastOf(shades[3], '#14191d'),
        'link on the dark soft ground': contrastOf(shades[3], darkSoft),
        'text on a filled ground in the dark': contrastOf(shades[9], shades[3]),
        'text on a filled ground under the pointer': contrastOf(shades[9], darkHover),
      };
      expect(Object.entries(pairs).filter(([, ratio]) => ratio < 4.5)).toEqual([]);
      expect(shades.every((shade) => /^#[0-9a-f]{6}$/.test(shade))).toBe(true);
    },
  );

  it('stays as it is where it can be read', () => {
    expect(agencyColours('#0e5f7d').shades[7]).toBe('#0e5f7d');
  });
});
