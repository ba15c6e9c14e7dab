import fc from 'fast-check';
import { contrast, inkOn, READABLE, readableOn } from './colours.rules.js';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('an agency’s colour in a mail', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#0e5f7d', '#ffffff')).toBeCloseTo(7.11, 2);
  });

  it('has a readable word on its button, whichever colour it is', () => {
    fc.assert(fc.property(colour, (agency) => contrast(inkOn(agency), agency) >= READABLE));
  });

  it('makes a readable link on light and on dark ground', () => {
    fc.assert(
      fc.property(colour, (agency) => {
        const onLight = contrast(readableOn('#ffffff', agency, '#171d22'), '#ffffff');
        const onDark = contrast(readableOn('#14191d', agency, '#e7ebee'), '#14191d');
        return onLight >= READABLE && onDark >= READABLE;
      }),
    );
  });

  it('leaves a colour alone that is readable already', () => {
    expect(readableOn('#ffffff', '#0e5f7d', '#171d22')).toBe('#0e5f7d');
  });
});
