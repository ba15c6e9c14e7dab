import { countsOf, inOrder, kindOf, remindedOf, remindedWithinDay } from './answers.js';

const district = (name: string, answer: 'none' | 'committed' | 'withdrawn' | 'declined' | null, reachable: boolean | null = true) => ({
  name,
  answer,
  reachable,
});
const invited = [
  district('Baldwin', 'committed'),
  district('Cullman', 'none'),
  district('Autauga', 'none'),
  district('Etowah', 'none', false),
  district('Dale', 'declined', false),
  district('Lee', 'withdrawn'),
];

describe('who has answered', () => {
  it.each([
    ['committed', district('a', 'committed')],
    ['declined', district('a', 'declined', false)],
    ['waiting', district('a', 'none')],
    ['waiting', district('a', null, null)],
    ['silent', district('a', 'none', false)],
  ])('%s', (kind, given) => {
    expect(kindOf(given)).toBe(kind);
  });

  it('has those on top who are waited for, by name', () => {
    expect(inOrder(invited).map(({ name }) => name)).toEqual(['Autauga', 'Cullman', 'Etowah', 'Dale', 'Lee', 'Baldwin']);
  });

  it('is counted by answer', () => {
    expect(countsOf(invited)).toEqual({ waiting: 2, silent: 1, declined: 1, withdrawn: 1, committed: 1 });
  });
});

describe('when a district was reminded', () => {
  const remindedAt = '2026-11-30T15:00:00.000Z';
  it.each([
    ['by a mail that could reach somebody', district('a', 'none'), remindedAt],
    ['not at all where nobody can be told', district('a', 'none', false), null],
  ])('%s', (_, given, expected) => {
    expect(remindedOf({ ...given, remindedAt })).toBe(expected);
  });
});

describe('the last reminder', () => {
  const now = Date.parse('2026-12-01T15:00:00.000Z');
  const reminded = (...moments: (string | null)[]) => moments.map((remindedAt) => ({ remindedAt }));
  it.each([
    ['nobody was reminded', reminded(null, null), null],
    ['it is a day ago', reminded('2026-11-30T15:00:00.000Z', null), null],
    ['it is less than a day ago', reminded(null, '2026-11-30T15:00:01.000Z', '2026-11-28T15:00:00.000Z'), '2026-11-30T15:00:01.000Z'],
  ])('%s', (_, given, expected) => {
    expect(remindedWithinDay(given, now)).toBe(expected);
  });
});
