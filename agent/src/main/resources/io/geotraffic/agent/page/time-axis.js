// Where the time line has its marks, and what it draws between them.

const STEPS = [10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

/** Round times between two, as the clock here has them, so many at most. */
export function ticks(from, to, most, offsetSeconds = 0) {
  const step = STEPS.find((seconds) => (to - from) / seconds <= most) ?? STEPS.at(-1);
  const first = Math.ceil((from + offsetSeconds) / step) * step - offsetSeconds;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}

/**
 * A rate holds for the whole of its interval, so the line has steps, and the area below it is the bytes. A
 * null is where intervals do not meet: there nothing is known.
 */
export function corners(intervals, bytesOf) {
  const points = [];
  intervals.forEach((each, i) => {
    if (i > 0 && intervals[i - 1].to !== each.from) {
      points.push(null);
    }
    const rate = bytesOf(each) / (each.to - each.from);
    points.push([each.from, rate], [each.to, rate]);
  });
  return points;
}
