import { addressed, contactFaults, contactsOf, freshContacts, rowsShown, summed, unreachableOf } from './contacts.js';

const district = (organisationId: string) => ({ organisationId, name: `${organisationId} County` });
const three = ['Baldwin', 'Cullman', 'Etowah'].map(district);

describe('districts in which nobody can be told', () => {
  it('are those of which the service says so, not those of which it says nothing', () => {
    expect(unreachableOf([{ reachable: true }, { reachable: false }, { reachable: null }])).toEqual([{ reachable: false }]);
  });

  it('each need an address, or the word that nobody is told', () => {
    const typed = { emails: { Baldwin: ' Buying@Baldwin.example ', Cullman: 'buying at cullman' }, nobody: ['Etowah'] };
    expect(contactFaults(three, typed)).toEqual([
      {
        field: 'contact-Cullman',
        short: 'The address for Cullman County is none: it should look like name@district.org',
        full: 'This is no address: it should look like name@district.org',
      },
    ]);
  });

  it('are sent with the address in small letters, or null', () => {
    const typed = { emails: { Baldwin: ' Buying@Baldwin.example ', Cullman: 'left@over.example' }, nobody: ['Cullman', 'Etowah'] };
    expect(contactsOf(three, typed)).toEqual([
      { organisationId: 'Baldwin', email: 'buying@baldwin.example' },
      { organisationId: 'Cullman', email: null },
      { organisationId: 'Etowah', email: null },
    ]);
  });

  it('are told where an address was typed that can be written to', () => {
    const typed = { emails: { Baldwin: 'buying@baldwin.example', Cullman: 'buying', Etowah: 'a@etowah.example' }, nobody: ['Etowah'] };
    expect(addressed(three, typed)).toBe(1);
  });

  it('are counted in the summary where they are many, and the count leads to the first', () => {
    const many = Array.from({ length: 8 }, (_, index) => district(String(index)));
    const text = '8 districts still need an address, or the word that nobody is told there';
    expect(summed(contactFaults(many, freshContacts))).toEqual([{ field: 'contact-0', short: text, full: text }]);
    expect(summed(contactFaults(three, freshContacts))).toHaveLength(3);
  });

  it('are shown in part where they are many, but as far as the summary leads', () => {
    const many = Array.from({ length: 60 }, (_, index) => district(String(index)));
    const faultAt = (index: number) => contactFaults(many.slice(index, index + 1), freshContacts);
    expect([rowsShown(many, []), rowsShown(many, faultAt(40)), rowsShown(many, contactFaults(many, freshContacts))]).toEqual([20, 41, 20]);
  });
});
