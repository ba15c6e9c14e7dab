const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Five o'clock in the afternoon of the zone, on the first working day from `days` days after `now` on. */
export function nextAfternoon(zone: string, days: number, now = new Date()): Date {
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' });
  const afternoons = [0, 1, 2].map((later) => afternoon(zone, now.getTime() + (days + later) * dayMs));
  return afternoons.find((moment) => !['Sat', 'Sun'].includes(weekday.format(moment))) ?? afternoon(zone, now.getTime());
}

function afternoon(zone: string, atMs: number): Date {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
  const day = new Date(Math.floor(atMs / dayMs) * dayMs);
  // A zone is never further than a day from Greenwich, so one of these hours is the one.
  const hours = Array.from({ length: 36 }, (_, hour) => new Date(day.getTime() + (hour + 6) * hourMs));
  return hours.find((moment) => clock.format(moment) === '17') ?? day;
}
