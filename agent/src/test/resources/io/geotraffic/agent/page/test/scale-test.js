import { nextPlace } from "../compass.js";
import { LEAST_POWER, bounds, lastPower, stepOf } from "../steps.js";
import { corners, ticks } from "../time-axis.js";
import { equal, test } from "./check.js";

test("the greatest value is in the last of six steps", () => {
  equal([100, 1000, 10_000, 100_000, 1e6], bounds(lastPower(1e6, 0)));
  equal([0, 1, 2, 5, 6, 6], [0, 99, 100, 999_999, 1e6, 9e6].map((value) => stepOf(value, bounds(6))));
});

test("powers of ten are exact", () => {
  for (let power = 4; power < 15; power++) {
    equal(power, lastPower(Number(`1e${power}`), -1));
  }
});

test("without a rate, and with little, there is a scale all the same", () => {
  equal([1, 10, 100, 1000, 10_000], bounds(lastPower(0, 0)));
  equal(LEAST_POWER, lastPower(7, LEAST_POWER));
});

test("the scale follows at once upwards, and downwards with some slack", () => {
  equal([7, 6, 6, 5], [lastPower(1e7, 6), lastPower(9e6, 6), lastPower(5e5, 6), lastPower(4e5, 6)]);
});

test("marks of the time line are round, also where clocks differ by half an hour", () => {
  equal([960, 1020, 1080], ticks(950, 1110, 4));
  equal([3600 * 1.5, 3600 * 2.5], ticks(3600, 3600 * 3, 3, 1800).filter((time) => time % 3600 === 1800));
  equal([], ticks(961, 965, 4));
});

test("there are never too many marks", () => {
  for (let span = 5; span < 1e5; span *= 1.7) {
    equal(true, ticks(1000, 1000 + span, 5).length <= 6);
  }
});

test("the time line has a step for each interval and a hole where nothing is known", () => {
  const intervals = [{ from: 0, to: 2, bytes: 4 }, { from: 2, to: 3, bytes: 5 }, { from: 9, to: 10, bytes: 1 }];
  equal([[0, 2], [2, 2], [2, 5], [3, 5], null, [9, 1], [10, 1]], corners(intervals, (each) => each.bytes));
});

test("arrows lead to what is next in their direction", () => {
  const places = [["near", [10, 1]], ["far", [50, 0]], ["aside", [10, 30]], ["behind", [-5, 0]]];
  equal(["near", "behind", "aside", undefined, undefined], [
    nextPlace("ArrowRight", [0, 0], places),
    nextPlace("ArrowLeft", [0, 0], places),
    nextPlace("ArrowDown", [0, 0], places),
    nextPlace("ArrowUp", [0, 0], places),
    nextPlace("Enter", [0, 0], places),
  ]);
});
