import { geoBounds, geoCircle, geoConicEqualArea, geoDistance, geoPath, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { StateTopology } from './cut-state.js';

/** Miles of one radian on the globe. */
const MILES_PER_RADIAN = 3_958.8;
const MILES_PER_DEGREE = (MILES_PER_RADIAN * Math.PI) / 180;

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A state as it is drawn: paths, and where a place lies on the picture; null outside of it. */
export interface StateDrawing {
  /** What the state fills of the picture: left, top, width, height. */
  readonly box: readonly [number, number, number, number];
  readonly outline: string;
  /** The borders between counties, each once. */
  readonly counties: string;
  readonly at: (place: Place) => readonly [number, number] | null;
  readonly ring: (place: Place, miles: number) => string;
}

/** Fits a state into a picture of this size, in units of the picture. Areas keep their proportion (Albers' conic), and north is above. */
export function drawState(topology: StateTopology, [width, height]: readonly [number, number]): StateDrawing {
  const outline = feature(topology, topology.objects.state);
  const [[west, south], [east, north]] = geoBounds(outline);
  // Alaska lies on both sides of the 180th meridian.
  const middle = west <= east ? (west + east) / 2 : (west + east + 360) / 2;
  const margin = 2;
  const projection: GeoProjection = geoConicEqualArea()
    .parallels([south + (north - south) / 6, north - (north - south) / 6])
    .rotate([-middle, 0])
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      outline,
    );
  const path = geoPath(projection).digits(1);
  const ring = ({ latitude, longitude }: Place, miles: number): string =>
    path(
      geoCircle()
        .center([longitude, latitude])
        .radius(miles / MILES_PER_DEGREE)(),
    ) ?? '';
  const [[left, top], [right, bottom]] = path.bounds(outline);
  return {
    box: [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin],
    outline: path(outline) ?? '',
    counties: path(mesh(topology, topology.objects.counties, (one, other) => one !== other)) ?? '',
    at: ({ latitude, longitude }) => projection([longitude, latitude]),
    ring,
  };
}

/** As the crow flies. */
export function milesBetween(one: Place, other: Place): number {
  return geoDistance([one.longitude, one.latitude], [other.longitude, other.latitude]) * MILES_PER_RADIAN;
}
