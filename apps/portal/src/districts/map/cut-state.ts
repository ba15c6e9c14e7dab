import type { Arc, GeometryCollection, GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification';

/** One state of the atlas: its outline and its counties. */
export type StateTopology = Topology<{ state: Polygon | MultiPolygon; counties: GeometryCollection }>;
/** us-atlas: counties and states of the country, known by their FIPS codes. */
export type Atlas = Topology<{ counties: GeometryCollection; states: GeometryCollection }>;

/** The FIPS codes of the states in the atlas. */
export function statesOf(atlas: Atlas): string[] {
  return atlas.objects.states.geometries.map(({ id }) => String(id)).sort();
}

/** The part of the atlas that one state needs: the whole of it has 842 kB, Alabama 25 kB. Throws for a code that it does not have. */
export function cutState(atlas: Atlas, fips: string): StateTopology {
  const state = atlas.objects.states.geometries.find(({ id }) => id === fips);
  if (state === undefined || !isShape(state)) throw new Error(`The atlas has no state ${fips}.`);
  const counties = atlas.objects.counties.geometries.filter(({ id }) => String(id).startsWith(fips)).filter(isShape);
  const used = new Map<number, number>();
  const arcs: Arc[] = [];
  const renumbered = (arc: number): number => {
    // The complement of a number stands for its arc backwards.
    const forwards = arc < 0 ? ~arc : arc;
    const known = used.get(forwards) ?? used.set(forwards, arcs.push(atlas.arcs[forwards] ?? []) - 1).get(forwards) ?? 0;
    return arc < 0 ? ~known : known;
  };
  const objects = {
    state: withArcs(state, renumbered),
    counties: { type: 'GeometryCollection' as const, geometries: counties.map((county) => withArcs(county, renumbered)) },
  };
  return { type: 'Topology', ...(atlas.transform && { transform: atlas.transform }), objects, arcs };
}

function isShape(geometry: GeometryObject): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function withArcs(shape: Polygon | MultiPolygon, renumbered: (arc: number) => number): Polygon | MultiPolygon {
  if (shape.type === 'Polygon') return { type: 'Polygon', arcs: shape.arcs.map((ring) => ring.map(renumbered)) };
  return { type: 'MultiPolygon', arcs: shape.arcs.map((polygon) => polygon.map((ring) => ring.map(renumbered))) };
}
