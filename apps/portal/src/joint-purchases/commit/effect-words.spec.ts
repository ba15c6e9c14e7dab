import { basketEffect, lotEffect } from './effect.fixture.js';
import { othersSentence, titleOf } from './effect-words.js';

const none = { totalQuantity: 20, unitPriceE4: null, next: null };

describe('what a basket does', () => {
  it.each([
    ['The price falls for everyone', lotEffect()],
    ['The price stays where it is', lotEffect({ withoutYou: lotEffect().withYou })],
    ['The first price is reached', lotEffect({ withoutYou: none })],
    ['There is no price yet', lotEffect({ withYou: none })],
  ])('to the price: %s', (title, effect) => {
    expect(titleOf(effect)).toBe(title);
  });

  it.each([
    ['Together they pay $5,600.00 less. No quantity changes.', basketEffect()],
    ['Nobody else is in yet.', basketEffect([lotEffect()], { otherDistricts: 0 })],
    ['They get their first price. No quantity changes.', basketEffect([lotEffect({ withoutYou: none, othersSaveCents: null })])],
    ['They wait for the first price too. No quantity changes.', basketEffect([lotEffect({ withYou: none, othersSaveCents: null })])],
    ['Their price stays the same. No quantity changes.', basketEffect([lotEffect({ othersSaveCents: 0 })])],
    [
      'Together they pay $5,600.00 less. No quantity changes.',
      basketEffect([lotEffect(), lotEffect({ lotId: 'b', withYou: none, othersSaveCents: null })]),
    ],
  ])('to the others: %s', (text, effect) => {
    expect(othersSentence(effect).text).toBe(text);
  });
});
