import type { RefObject } from 'react';
import classes from './ladder-drawing.module.css';
import type { LadderPicture } from './ladder-geometry.js';

interface LadderDrawingProps {
  svg: RefObject<SVGSVGElement | null>;
  picture: LadderPicture;
  width: number;
  height: number;
  /** The whole picture as a sentence. */
  label: string;
  /** What stands above the mark. */
  lines: [string, string];
}

/** Draws what `layOutLadder` has laid out. */
export function LadderDrawing({ svg, picture, width, height, label, lines }: LadderDrawingProps) {
  return (
    <svg
      ref={svg}
      className={classes.drawing}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <g aria-hidden="true">
        {picture.reached && <path d={picture.reached.area} className={classes.area} />}
        <Axis picture={picture} width={width} />
        <path d={picture.ahead} className={classes.ahead} />
        {picture.reached && <path d={picture.reached.line} className={classes.reached} />}
        {picture.without && <Without spot={picture.without} axisY={picture.axisY} />}
        {picture.next && <Next next={picture.next} />}
        {picture.here && <Here here={picture.here} axisY={picture.axisY} lines={lines} />}
        {picture.labels.map((each) => (
          <text
            key={each.x}
            x={each.x}
            y={each.y}
            className={each.weight === 'plain' ? classes.price : each.weight === 'here' ? classes.priceHere : classes.priceNext}
          >
            {each.text}
          </text>
        ))}
      </g>
    </svg>
  );
}

function Axis({ picture, width }: { picture: LadderPicture; width: number }) {
  const { axisY } = picture;
  return (
    <>
      <path d={`M0 ${axisY}H${width}`} className={classes.axis} />
      {picture.ticks.map((tick) => (
        <g key={tick.x}>
          <path d={`M${tick.x} ${axisY}v5`} className={classes.axis} />
          {tick.text !== null && (
            <text x={tick.x} y={axisY + 21} textAnchor={tick.anchor} className={classes.tick}>
              {tick.text}
            </text>
          )}
        </g>
      ))}
      {picture.unit !== null && (
        <text x={width} y={axisY + 21} textAnchor="end" className={classes.tick}>
          {picture.unit}
        </text>
      )}
    </>
  );
}

function Here({ here, axisY, lines }: { here: NonNullable<LadderPicture['here']>; axisY: number; lines: [string, string] }) {
  const { text } = here;
  return (
    <>
      <path d={`M${here.x} ${here.lineTop}V${Math.max(here.lineBottom, here.lineTop)}`} className={classes.hereLine} />
      <path d={`M${here.x} ${here.y}V${axisY}`} className={classes.hereEdge} />
      <text x={text.x} y={text.baselines[0]} textAnchor={text.anchor} className={classes.hereTitle}>
        {lines[0]}
      </text>
      <text x={text.x} y={text.baselines[1]} textAnchor={text.anchor} className={classes.hereText}>
        {lines[1]}
      </text>
      <circle cx={here.x} cy={here.y} r={6.5} className={classes.dot} />
    </>
  );
}

function Next({ next }: { next: NonNullable<LadderPicture['next']> }) {
  const { bracket } = next;
  return (
    <>
      {bracket && (
        <>
          <path d={`M${next.x} ${next.y}V${bracket.y + 4}M${bracket.fromX} ${bracket.y}H${next.x}`} className={classes.bracket} />
          <text x={bracket.textX} y={bracket.y + 5} textAnchor={bracket.anchor} className={classes.short}>
            {bracket.text}
          </text>
        </>
      )}
      <circle cx={next.x} cy={next.y} r={4.8} className={classes.hollow} />
    </>
  );
}

function Without({ spot, axisY }: { spot: { x: number; y: number }; axisY: number }) {
  return (
    <>
      <path d={`M${spot.x} ${spot.y}V${axisY}`} className={classes.withoutLine} />
      <circle cx={spot.x} cy={spot.y} r={5.2} className={classes.hollowQuiet} />
    </>
  );
}
