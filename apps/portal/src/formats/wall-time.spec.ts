import { instantOf, wallOf } from './wall-time.js';

const central = 'America/Chicago';

describe('the moment that a wall clock means', () => {
  it.each([
    ['in winter', '2027-03-05', '17:00', '2027-03-05T23:00:00.000Z'],
    ['in summer', '2027-07-05', '17:00', '2027-07-05T22:00:00.000Z'],
    ['on the day of the change, before it', '2027-03-14', '01:30', '2027-03-14T07:30:00.000Z'],
    ['on the day of the change, after it', '2027-03-14', '17:00', '2027-03-14T22:00:00.000Z'],
    ['in the hour that does not exist', '2027-03-14', '02:30', null],
    ['in the hour that comes twice: the first', '2027-11-07', '01:30', '2027-11-07T06:30:00.000Z'],
    ['on a day that does not exist', '2027-02-30', '17:00', null],
    ['without a time', '2027-03-05', '', null],
  ])('%s', (_, day, time, instant) => {
    expect(instantOf({ day, time }, central)).toBe(instant);
  });

  it('is what the wall shows then', () => {
    expect(wallOf(Date.parse('2027-03-05T23:00:00Z'), central)).toEqual({ day: '2027-03-05', time: '17:00' });
  });
});
