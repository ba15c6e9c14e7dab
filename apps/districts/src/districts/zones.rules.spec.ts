import { zone } from '@tributary/contracts';
import { zoneOf } from './zones.rules.js';

describe('the zone of a district', () => {
  it.each([
    ['Alabama keeps Central time', 'AL', 'Marion County', 'America/Chicago'],
    ['a state with one zone needs no county', 'NY', null, 'America/New_York'],
    ['Arizona does not move its clocks', 'AZ', 'Maricopa County', 'America/Phoenix'],
    ['El Paso keeps Mountain time', 'TX', 'El Paso County', 'America/Denver'],
    ['the rest of Texas keeps Central time', 'TX', 'Travis County', 'America/Chicago'],
    ['a county of the same name in another state is another county', 'AL', 'Escambia County', 'America/Chicago'],
    ['the panhandle of Florida keeps Central time', 'FL', 'Escambia County', 'America/Chicago'],
    ['a state that is divided and not listed has the agency’s zone', 'TN', 'Knox County', 'America/Anchorage'],
    ['a place that is no state has the agency’s zone', 'AS', null, 'America/Anchorage'],
  ])('%s', (_, state, county, expected) => {
    const found = zoneOf({ state, county }, 'America/Anchorage');
    expect(found).toBe(expected);
    expect(zone.safeParse(found).success).toBe(true);
  });
});
