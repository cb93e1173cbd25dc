// What the open page has seen.

import { between, mean } from "./interval.js";

/** What is kept: so many polls, and so many seconds at least. */
const POLLS = 150;
const SECONDS = 300;
/** The time line begins with a fifth of that and grows, so that it is never all but empty. */
const FIRST_PART = 5;
/** What is called now: long enough for bursts to even out, short enough to see them. */
const NOW_SECONDS = 10;

export class History {
  last = null;
  intervals = [];

  /** Whether it is of another poll of the agent than the last one. */
  add(reading) {
    if (!reading.time || reading.time === this.last?.time) {
      return false;
    }
    const interval = this.last && between(this.last, reading);
    if (interval) {
      this.intervals.push(interval);
    }
    this.last = reading;
    const oldest = reading.time - this.#kept();
    this.intervals = this.intervals.filter(({ from, to }) => to > oldest && from < reading.time);
    return true;
  }

  #kept() {
    return Math.max(SECONDS, POLLS * this.last.interval);
  }

  /** Seconds that the time line spans. */
  span() {
    const seen = this.last.time - (this.intervals[0]?.from ?? this.last.time);
    return Math.min(this.#kept(), Math.max(this.#kept() / FIRST_PART, seen));
  }

  /** Mean rates of now; null until there are two readings to compare, and after each gap. */
  rates() {
    const recent = [];
    let end = this.last?.time;
    let seconds = 0;
    for (const each of this.intervals.toReversed()) {
      if (each.to !== end || seconds >= NOW_SECONDS) {
        break;
      }
      recent.push(each);
      seconds += each.to - each.from;
      end = each.from;
    }
    return recent.length > 0 ? mean(recent) : null;
  }
}
