import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { DistrictPosition } from '@tributary/contracts';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { stateMaps } from 'virtual:state-maps';
import { Failed } from '../../parts/failed.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import type { StateTopology } from './cut-state.js';
import classes from './district-map.module.css';
import { isArrow, neighbour } from './neighbour.js';
import { drawState, type StateDrawing } from './project-state.js';
import { stateOf } from './state-of.js';

const size = [640, 640] as const;

export interface DistrictMapProps {
  places: readonly DistrictPosition[];
  /** What the picture shows, for those who listen. */
  label: string;
  /** Drawn filled: members of a network. */
  marked?: ReadonlySet<string>;
  /** Drawn as a house. */
  home?: string;
  /** A dashed ring around the house. */
  miles?: number;
  legend: readonly { shape: 'plain' | 'marked' | 'home'; text: string }[];
}

/** Districts on their state. One Tab leads to the map, arrow keys from district to district, Enter opens one. */
export function DistrictMap(props: DistrictMapProps) {
  const fips = stateOf(props.places);
  const { data, error, refetch } = useQuery({
    queryKey: ['state-map', fips],
    queryFn: () => (stateMaps[fips ?? ''] ?? none)(),
    enabled: fips !== null,
    staleTime: Infinity,
  });
  if (error !== null) return <Failed what={t('map.what')} onRetry={() => void refetch()} />;
  if (data === undefined) return fips === null ? null : <Loading rows={6} columns={1} />;
  if (data === null) return null;
  return <Drawing {...props} topology={data} />;
}

function none(): Promise<null> {
  return Promise.resolve(null);
}

function Drawing({ places, label, marked, home, miles, legend, topology }: DistrictMapProps & { topology: StateTopology }) {
  const drawing = useMemo(() => drawState(topology, size), [topology]);
  const outline = useId();
  const house = places.find(({ organisationId }) => organisationId === home);
  return (
    <figure className={classes.figure}>
      <svg viewBox={drawing.box.join(' ')} preserveAspectRatio="xMinYMin" className={classes.map} role="group" aria-label={label}>
        <path d={drawing.outline} className={classes.state} />
        <path d={drawing.counties} className={classes.counties} />
        {house !== undefined && miles !== undefined && (
          <>
            <clipPath id={outline}>
              <path d={drawing.outline} />
            </clipPath>
            <path d={drawing.ring(house, miles)} clipPath={`url(#${outline})`} className={classes.ring} />
          </>
        )}
        <Spots places={places} drawing={drawing} marked={marked} home={home} />
      </svg>
      <figcaption className={classes.legend}>
        {legend.map(({ shape, text }) => (
          <span key={shape}>
            <svg viewBox="-8 -8 16 16" width={16} height={16} aria-hidden="true">
              <Shape shape={shape} />
            </svg>
            {text}
          </span>
        ))}
        <span className={classes.keys}>{t('map.keys')}</span>
      </figcaption>
    </figure>
  );
}

interface SpotsProps extends Pick<DistrictMapProps, 'places'> {
  drawing: StateDrawing;
  marked: ReadonlySet<string> | undefined;
  home: string | undefined;
}

function Spots({ places, drawing, marked, home }: SpotsProps) {
  const { organisationId } = useActing();
  const [current, setCurrent] = useState(0);
  const [named, setNamed] = useState<string | null>(null);
  const group = useRef<SVGGElement>(null);
  // Those that matter are drawn last, above the others.
  const spots = useMemo(
    () => spotsOf(places, drawing, (id) => (id === home ? 'home' : marked?.has(id) === true ? 'marked' : 'plain')),
    [places, drawing, marked, home],
  );
  const reachable = Math.min(current, spots.length - 1);
  const move = (event: KeyboardEvent) => {
    if (!isArrow(event.key)) return;
    event.preventDefault();
    const next = neighbour(spots, reachable, event.key);
    setCurrent(next);
    group.current?.querySelectorAll('a')[next]?.focus();
  };
  const label = spots.find(({ place }) => place.organisationId === named);
  return (
    <g ref={group} onKeyDown={move} onPointerLeave={() => setNamed(null)} onBlur={() => setNamed(null)}>
      {spots.map(({ place, x, y, shape }, index) => (
        <Link
          key={place.organisationId}
          to="/o/$organisationId/districts/$districtId"
          params={{ organisationId, districtId: place.organisationId }}
          tabIndex={index === reachable ? 0 : -1}
          aria-label={nameOf(place, shape)}
          className={classes.spot}
          preload={false}
          onPointerEnter={() => setNamed(place.organisationId)}
          onFocus={() => {
            setCurrent(index);
            setNamed(place.organisationId);
          }}
        >
          <g transform={`translate(${x} ${y})`}>
            <circle r={10} className={classes.touch} />
            <Shape shape={shape} />
          </g>
        </Link>
      ))}
      {label !== undefined && <Label name={label.place.name} x={label.x} y={label.y} drawing={drawing} />}
    </g>
  );
}

function Label({ name, x, y, drawing: { box } }: { name: string; x: number; y: number; drawing: StateDrawing }) {
  // Near the right edge the name stands at the left of its spot.
  const left = x > box[0] + box[2] * 0.6;
  return (
    <text x={left ? x - 11 : x + 11} y={y + 5} textAnchor={left ? 'end' : 'start'} className={classes.name} aria-hidden="true">
      {name}
    </text>
  );
}

function Shape({ shape }: { shape: 'plain' | 'marked' | 'home' }) {
  if (shape === 'home') return <path d="M-7 -0.5 0 -7 7 -0.5V6.5H-7Z" className={classes.home} />;
  return <circle r={shape === 'marked' ? 6 : 4.5} className={shape === 'marked' ? classes.marked : classes.plain} />;
}

function nameOf({ name, city }: DistrictPosition, shape: 'plain' | 'marked' | 'home'): string {
  return shape === 'marked' ? t('map.member', { name, city }) : t('map.spot', { name, city });
}

const order = { plain: 0, marked: 1, home: 2 } as const;

function spotsOf(places: readonly DistrictPosition[], drawing: StateDrawing, shapeOf: (organisationId: string) => keyof typeof order) {
  return places
    .flatMap((place) => {
      const at = drawing.at(place);
      return at === null ? [] : [{ place, x: at[0], y: at[1], shape: shapeOf(place.organisationId) }];
    })
    .sort((one, other) => order[one.shape] - order[other.shape]);
}
