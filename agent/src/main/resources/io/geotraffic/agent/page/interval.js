// What passed between two readings.

import { DIRECTIONS } from "./reading.js";

/** Two readings of one process: its start is reckoned from the clock, which may be set by a little. */
const SAME_START_SECONDS = 2;
/** Beyond that an average tells nothing of now: the tab was hidden, or the agent away. */
const LONGEST_SECONDS = 30;
const MOST_POLLS = 3;

/**
 * {from, to, countries, interfaces, total}: the times in seconds, and the bytes {sent, received} in
 * between; null where the two do not compare.
 */
export function between(before, after) {
  const seconds = after.time - before.time;
  const longest = Math.max(LONGEST_SECONDS, MOST_POLLS * after.interval);
  const sameProcess = Math.abs(after.started - before.started) < SAME_START_SECONDS;
  if (!sameProcess || !(seconds > 0) || seconds > longest) {
    return null;
  }
  const interval = {
    from: before.time,
    to: after.time,
    countries: new Map(),
    interfaces: interfacesBetween(before, after),
    total: { sent: 0, received: 0 },
  };
  const former = new Map(before.series.map(({ key, value }) => [key, value]));
  for (const { key, country, direction, value } of after.series) {
    const bytes = growth(former.get(key), value);
    add(interval.countries, country, direction, bytes);
    interval.total[direction] += bytes;
  }
  return interval;
}

/** A counter that is new, or less than it was, has begun at 0 since. */
function growth(before, after) {
  return before === undefined || after < before ? after : after - before;
}

function add(map, key, direction, bytes) {
  const sum = map.get(key) ?? { sent: 0, received: 0 };
  sum[direction] += bytes;
  map.set(key, sum);
}

function interfacesBetween(before, after) {
  const former = new Map(before.interfaces.map((each) => [each.name, each]));
  const grown = new Map();
  for (const each of after.interfaces) {
    for (const direction of DIRECTIONS) {
      if (each[direction]) {
        add(grown, each.name, direction, growth(former.get(each.name)?.[direction]?.total, each[direction].total));
      }
    }
  }
  return grown;
}

/** Bytes a second over several intervals: {seconds, countries, interfaces, total}. */
export function mean(intervals) {
  const seconds = intervals.reduce((sum, each) => sum + each.to - each.from, 0);
  const rates = { seconds, countries: new Map(), interfaces: new Map(), total: { sent: 0, received: 0 } };
  for (const each of intervals) {
    for (const direction of DIRECTIONS) {
      each.countries.forEach((bytes, code) => add(rates.countries, code, direction, bytes[direction] / seconds));
      each.interfaces.forEach((bytes, name) => add(rates.interfaces, name, direction, bytes[direction] / seconds));
      rates.total[direction] += each.total[direction] / seconds;
    }
  }
  return rates;
}
