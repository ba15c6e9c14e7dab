import { paperDay, paperMoment } from './paper-dates.js';

describe('a date on paper', () => {
  it('has its year, however near it is', () => {
    const today = new Date().toISOString();
    expect(paperMoment(today, 'America/Chicago')).toContain(
      new Intl.DateTimeFormat('en-US', { year: 'numeric', timeZone: 'America/Chicago' }).format(),
    );
    expect(paperDay('2027-01-23')).toBe('Saturday, January 23, 2027');
  });
});
