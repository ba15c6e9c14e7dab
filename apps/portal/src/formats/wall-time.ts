/** A date and a time of the day as fields of a form hold them: `2027-03-05` and `17:00`. */
export interface WallTime {
  day: string;
  time: string;
}

const wallTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/**
 * The moment at which a clock on the wall of that zone shows this. Null where the day does not exist, and in the hour that the change to
 * summer time leaves out. In the hour that comes twice in autumn it is the first one.
 */
export function instantOf(wall: WallTime, zone: string): string | null {
  if (!wallTime.test(`${wall.day}T${wall.time}`)) return null;
  const asUtc = Date.parse(`${wall.day}T${wall.time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset differs on either side of a change of the clocks: the two candidates are those of the day before and after.
  const candidates = [asUtc - 86_400_000, asUtc + 86_400_000].map((near) => asUtc - offsetMs(near, zone));
  const fitting = candidates.filter((candidate) => sameWall(candidate, wall, zone)).sort((one, other) => one - other);
  return fitting[0] === undefined ? null : new Date(fitting[0]).toISOString();
}

/** What a clock on the wall of that zone shows at a moment. */
export function wallOf(instant: number, zone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

function offsetMs(instant: number, zone: string): number {
  const wall = wallOf(instant, zone);
  return Date.parse(`${wall.day}T${wall.time}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}

function sameWall(instant: number, wall: WallTime, zone: string): boolean {
  const shown = wallOf(instant, zone);
  return shown.day === wall.day && shown.time === wall.time;
}
