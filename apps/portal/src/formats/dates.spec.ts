import { clockText, dayText, daysBetween, deadlineText, distance, isoDay, longDayText, shortDeadlineText, zoneName } from './dates.js';

const central = 'America/Chicago';
const now = new Date('2027-02-23T16:00:00.000Z');
const cutOff = '2027-03-05T23:00:00.000Z';

describe('moments as a page writes them', () => {
  it.each([
    ['a deadline', deadlineText(cutOff, central, now), 'Friday, March 5, 5:00 PM Central'],
    ['a deadline in summer time', deadlineText('2027-04-02T22:00:00.000Z', central, now), 'Friday, April 2, 5:00 PM Central'],
    ['a deadline far away', deadlineText('2028-03-03T23:00:00.000Z', central, now), 'Friday, March 3, 2028, 5:00 PM Central'],
    ['a short deadline', shortDeadlineText(cutOff, central, now), 'Fri, Mar 5, 5:00 PM Central'],
    ['a deadline elsewhere', deadlineText(cutOff, 'America/New_York', now), 'Friday, March 5, 6:00 PM Eastern'],
    ['a time of the day', clockText('2027-02-23T16:42:00.000Z', central), '10:42 AM'],
    ['a day', longDayText('2027-02-23T03:00:00.000Z', central, now), 'Monday, February 22'],
    ['a day in a column', dayText('2027-02-12T17:00:00.000Z', central, now), 'Feb 12'],
    ['a day of another year', dayText('2025-02-12T17:00:00.000Z', central, now), 'Feb 12, 2025'],
    ['a day of a form', isoDay(new Date('2027-03-06T05:30:00.000Z'), central), '2027-03-05'],
    ['a zone', zoneName(central, now), 'Central'],
  ])('%s', (_, written, expected) => {
    expect(written).toBe(expected);
  });

  it('counts calendar days, not 24 hours: 11 PM to 1 AM is tomorrow', () => {
    expect(daysBetween(new Date('2027-02-24T05:00:00Z'), new Date('2027-02-24T07:00:00Z'), central)).toBe(1);
  });

  it.each([
    ['in ten days', cutOff, { unit: 'days', count: 10 }],
    ['in three hours', '2027-02-23T19:00:00Z', { unit: 'hours', count: 3 }],
    ['in five minutes', '2027-02-23T16:05:00Z', { unit: 'minutes', count: 5 }],
    ['two days ago', '2027-02-21T16:00:00Z', { unit: 'days', count: -2 }],
  ])('%s', (_, instant, expected) => {
    expect(distance(instant, now, central)).toEqual(expected);
  });
});
