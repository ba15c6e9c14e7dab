import atlas from 'us-atlas/counties-10m.json';
import { feature } from 'topojson-client';
import { cutState, statesOf } from './cut-state.js';

describe('one state of the atlas', () => {
  it('has all of its counties, where they lie, and nothing of others', () => {
    const alabama = cutState(atlas, '01');
    const { features } = feature(alabama, alabama.objects.counties);
    const ofAll = feature(atlas, atlas.objects.counties).features.filter(({ id }) => String(id).startsWith('01'));
    expect(features).toHaveLength(67);
    expect(features.map(({ geometry }) => geometry)).toEqual(ofAll.map(({ geometry }) => geometry));
    const outline = feature(atlas, atlas.objects.states).features.find(({ id }) => id === '01');
    expect(feature(alabama, alabama.objects.state)).toMatchObject({ geometry: outline?.geometry });
  });

  it('weighs little', () => {
    expect(JSON.stringify(cutState(atlas, '01')).length).toBeLessThan(JSON.stringify(atlas).length / 20);
  });

  it('is one that there is', () => {
    expect(statesOf(atlas)).toContain('48');
    expect(() => cutState(atlas, '99')).toThrow('no state 99');
  });
});
