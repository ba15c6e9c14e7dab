import type { AttentionItem } from '@tributary/contracts';
import { byDue } from './due.js';
import { pathOf } from './attention-paths.js';

const item = (subject: string, byWhen: string | null): AttentionItem => ({
  kind: 'x',
  organisationId: null,
  subject,
  facts: {},
  byWhen,
  link: '/x',
});

describe('what needs somebody', () => {
  it('has the first due on top, and what has no last day at the end', () => {
    const items = [
      item('Copier', null),
      item('Tablets', '2027-03-05T23:00:00.000Z'),
      item('Milk', '2027-02-25T23:00:00.000Z'),
      item('Books', null),
    ];
    expect(items.sort(byDue).map(({ subject }) => subject)).toEqual(['Milk', 'Tablets', 'Books', 'Copier']);
  });

  it.each([
    ['a purchase, below its own organization', { organisationId: 'w', link: '/joint-purchases/1' }, '/o/w/joint-purchases/1'],
    ["a role, the person's own", { organisationId: null, link: '/accept/1' }, '/accept/1'],
    ['anything else of nobody, below the acting one', { organisationId: null, link: '/people' }, '/o/acting/people'],
  ])('leads to %s', (_, what, path) => {
    expect(pathOf(what, 'acting').to).toBe(path);
  });

  it('keeps what the address asks for', () => {
    expect(pathOf({ organisationId: 'a', link: '/deliveries?state=failed' }, 'acting')).toEqual({
      to: '/o/a/deliveries',
      search: { state: 'failed' },
    });
  });
});
