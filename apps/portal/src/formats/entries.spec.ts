import { readPrice, readQuantity, readSurcharge } from './entries.js';

describe('a quantity as people type it', () => {
  it.each([
    ['120', { value: 120 }],
    [' 1,200 ', { value: 1_200 }],
    ['', { fault: 'empty' }],
    ['12O', { fault: 'letter', letter: 'O' }],
    ['many', { fault: 'not-a-number' }],
    ['1.5', { fault: 'not-whole' }],
    ['0', { fault: 'too-small' }],
    ['-5', { fault: 'too-small' }],
    ['1000001', { fault: 'too-large' }],
  ])('%j', (typed, expected) => {
    expect(readQuantity(typed)).toEqual(expected);
  });
});

describe('a price as people type it', () => {
  it.each([
    ['389', { value: 3_890_000 }],
    ['$389.00', { value: 3_890_000 }],
    ['1,234.5', { value: 12_345_000 }],
    ['0.0061', { value: 61 }],
    ['0.00001', { fault: 'not-a-number' }],
    ['', { fault: 'empty' }],
    ['0', { fault: 'too-small' }],
    ['38g', { fault: 'letter', letter: 'g' }],
    ['100001', { fault: 'too-large' }],
  ])('%j', (typed, expected) => {
    expect(readPrice(typed)).toEqual(expected);
  });
});

describe('what is added to a price', () => {
  it.each([
    ['', { value: 0 }],
    ['0.00', { value: 0 }],
    ['2.50', { value: 25_000 }],
    ['6 dollars', { fault: 'letter', letter: 'd' }],
    ['-1', { fault: 'not-a-number' }],
    ['100001', { fault: 'too-large' }],
  ])('%j', (typed, expected) => {
    expect(readSurcharge(typed)).toEqual(expected);
  });
});
