import { nearby } from './nearby.js';

const place = (organisationId: string, latitude: number, longitude: number) => ({
  ...{ organisationId, leaid: '0103540', name: organisationId, city: organisationId },
  latitude,
  longitude,
});
const places = [
  place('mobile', 30.69, -88.04),
  place('winfield', 33.93, -87.81),
  place('guin', 33.96, -87.91),
  place('fayette', 33.68, -87.83),
];

it('the districts near one are those within the miles, the nearest first', () => {
  expect(nearby(places, 'winfield', 60)?.map((near) => near.place.name)).toEqual(['guin', 'fayette']);
  expect(nearby(places, 'winfield', 300)).toHaveLength(3);
  expect(nearby(places, 'nowhere', 60)).toBeNull();
});
