import { oneOf, readSearch, textIn, writeSearch } from './address.js';

describe('the state of a page in its address', () => {
  it('comes back as it was written', () => {
    const state = { search: 'gulf & shores', county: 'Marion' };
    expect(readSearch(writeSearch(state))).toEqual(state);
  });

  it('keeps a leading zero, since nothing is read as a number', () => {
    expect(readSearch('?search=0103540')).toEqual({ search: '0103540' });
  });

  it('leaves out what is not set', () => {
    expect([writeSearch({ search: '', county: undefined }), writeSearch({ search: 'a' })]).toEqual(['', '?search=a']);
  });

  it('takes only what a page knows', () => {
    expect([
      oneOf({ status: 'draft' }, 'status', ['draft']),
      oneOf({ status: 'x' }, 'status', ['draft']),
      textIn({ search: 5 }, 'search'),
    ]).toEqual(['draft', undefined, undefined]);
  });
});
