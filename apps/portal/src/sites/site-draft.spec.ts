import { addressText, bodyOf, draftOf, fieldIdOf, freshSite, siteFaults } from './site-draft.js';

const school = { ...freshSite, name: ' Winfield Middle ', street: '481 Apple Avenue', city: 'Winfield', state: 'al', zip: '35594' };

describe('a site', () => {
  it('is sent without blanks around, its state in capitals', () => {
    expect(siteFaults(school)).toEqual([]);
    expect(bodyOf(school)).toMatchObject({ name: 'Winfield Middle', state: 'AL' });
  });

  it.each([
    ['no name', { name: ' ' }, 'site-name'],
    ['no street', { street: '' }, 'site-street'],
    ['a state in full', { state: 'Alabama' }, 'site-state'],
    ['half a ZIP code', { zip: '3559' }, 'site-zip'],
    ['a ZIP code with letters', { zip: '35594-12X4' }, 'site-zip'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'site-name'],
  ])('is at fault with %s', (_, given, field) => {
    expect(siteFaults({ ...school, ...given }).map((fault) => fault.field)).toEqual([field]);
  });

  it('is told in all its faults at once', () => {
    expect(siteFaults(freshSite)).toHaveLength(5);
  });

  it('knows the fields that the service names', () => {
    expect([fieldIdOf('zip'), fieldIdOf('siteId')]).toEqual(['site-zip', null]);
  });

  it('has an address of what is known of it', () => {
    expect(addressText({ street: '481 Apple Avenue', city: 'Winfield', state: 'AL', zip: '35594' })).toBe(
      '481 Apple Avenue, Winfield, AL 35594',
    );
    expect(addressText({ street: null, city: 'Winfield', state: 'AL', zip: null })).toBe('Winfield, AL');
    expect(addressText({ street: null, city: null, state: null, zip: null })).toBe('');
  });

  it('begins a change with what is there, and its revision', () => {
    const site = { siteId: 's', name: 'Middle', street: null, city: 'Winfield', state: 'AL', zip: '35594', isOffice: false, revision: 3 };
    expect(draftOf(site)).toEqual({ name: 'Middle', street: '', city: 'Winfield', state: 'AL', zip: '35594', revision: 3 });
  });
});
