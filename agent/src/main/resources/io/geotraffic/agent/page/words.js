// What the page says, in sentences.

import { bitRate, exact } from "./units.js";

/** Of a row, in a line: for the eye that rests on it, and for a screen reader that is told of a choice. */
export function describe({ name, rate, bytes }) {
  return `${name}: sent ${bitRate(rate.sent)}, received ${bitRate(rate.received)}; since the start ${exact(bytes.sent)} B sent, ${exact(bytes.received)} B received`;
}

export function describeAll(rates) {
  return rates
    ? `All countries: sent ${bitRate(rates.total.sent)}, received ${bitRate(rates.total.received)}`
    : "Rates follow with the agent's next poll";
}

export function describeTimeLine(intervals) {
  if (intervals.length === 0) {
    return "Time line of rates: nothing yet";
  }
  const greatest = (direction) =>
    bitRate(Math.max(...intervals.map((each) => each.total[direction] / (each.to - each.from))));
  return `Time line of rates since ${clock(intervals[0].from)}: sent at most ${greatest("sent")}, received at most ${greatest("received")}`;
}

export function describeMean(rates) {
  return rates ? `Rates are the mean of ${Math.round(rates.seconds * 10) / 10} s` : "";
}

/** @param readiness what /readyz says, null if it could not be asked */
export function describeState(readiness) {
  return readiness.ready ? "Ready: all that is meant is counted." : `Not ready: ${readiness.reason}.`;
}

export function describeDatabase(database) {
  return database
    ? `Country database: ${database.type} of ${database.build}.`
    : "No country database: every public address is UNKNOWN.";
}

/** The time of day of Unix seconds, as it is here. */
export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("en-GB");
}
