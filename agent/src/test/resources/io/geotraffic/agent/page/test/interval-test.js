import { History } from "../history.js";
import { between, mean } from "../interval.js";
import { readingOf } from "../reading.js";
import { equal, test } from "./check.js";
import { metrics } from "./metrics.js";

const reading = (time, sent, more = {}) => readingOf(metrics({ time, bytes: { "SE eth0 4": [sent, 0] }, ...more }));
const sentOf = (interval) => interval.countries.get("SE").sent;

test("what passed is the difference of two readings", () => {
  const interval = between(reading(100, 50), reading(102, 80));
  equal([100, 102, 30, 30, 30], [
    interval.from, interval.to, sentOf(interval), interval.total.sent, interval.interfaces.get("eth0").sent,
  ]);
});

test("a series that is new has begun at nothing", () => {
  equal(7, between(readingOf(metrics({})), reading(102, 7)).total.sent);
});

test("a counter that fell has begun anew", () => {
  const interval = between(reading(100, 50), reading(102, 8));
  equal([8, 8], [sentOf(interval), interval.interfaces.get("eth0").sent]);
});

test("a country that is gone with its interface passed nothing", () => {
  const gone = readingOf(metrics({ time: 102, bytes: { "BR wg0 4": [1, 1] } }));
  equal(["BR"], [...between(reading(100, 50), gone).countries.keys()]);
});

test("readings of two processes do not compare", () => {
  equal(null, between(reading(100, 50), reading(102, 80, { started: 101 })));
  equal(30, sentOf(between(reading(100, 50), reading(102, 80, { started: 1.5 }))));
});

test("nor do those of which the later is not later, or much later", () => {
  equal(null, between(reading(102, 50), reading(102, 50)));
  equal(null, between(reading(102, 50), reading(90, 60)));
  equal(null, between(reading(100, 50), reading(131, 60)));
  equal(10, sentOf(between(reading(100, 50), reading(700, 60, { interval: 300 }))));
});

test("a mean weighs intervals by their length", () => {
  const rates = mean([between(reading(100, 0), reading(102, 20)), between(reading(102, 20), reading(106, 20))]);
  equal([6, 20 / 6, 20 / 6], [rates.seconds, rates.countries.get("SE").sent, rates.total.sent]);
});

test("history takes each poll once", () => {
  const history = new History();
  equal([true, false, true], [reading(100, 0), reading(100, 0), reading(102, 4)].map((each) => history.add(each)));
  equal(2, history.rates().total.sent);
});

test("history knows nothing before the first poll", () => {
  const history = new History();
  equal(false, history.add(reading(0, 0)));
  equal(null, history.rates());
});

test("rates are those of the last ten seconds", () => {
  const history = new History();
  for (let time = 100; time <= 120; time += 2) {
    history.add(reading(time, time < 110 ? 0 : (time - 110) * 3));
  }
  equal([10, 3], [history.rates().seconds, history.rates().total.sent]);
});

test("rates begin anew behind a gap, and the time line has it", () => {
  const history = new History();
  [[100, 0], [102, 10], [200, 10]].forEach(([time, sent]) => history.add(reading(time, sent)));
  equal(null, history.rates());
  history.add(reading(202, 14));
  equal([2, 2, 2], [history.rates().total.sent, history.rates().seconds, history.intervals.length]);
});

test("history forgets what the time line has no room for", () => {
  const history = new History();
  for (let time = 1000; time <= 2000; time += 2) {
    history.add(reading(time, time));
  }
  equal([300, 150], [history.span(), history.intervals.length]);
});

test("a clock that is set back takes nothing of the future along", () => {
  const history = new History();
  [[1000, 0], [1002, 2], [500, 3], [502, 5]].forEach(([time, sent]) => history.add(reading(time, sent)));
  equal([500], history.intervals.map(({ from }) => from));
});
