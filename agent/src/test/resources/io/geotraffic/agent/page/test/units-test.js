import { bitMark, bitRate, exact, round, short } from "../units.js";
import { equal, test } from "./check.js";

const spaced = (text) => text.replaceAll("\u00a0", " ");

test("numbers have three digits and a prefix", () => {
  const cases = [
    [0, "0"], [0.4, "<1"], [1, "1"], [5.4321, "5.43"], [542, "542"], [999.4, "999"], [999.5, "1.00 k"],
    [1000, "1.00 k"], [12345, "12.3 k"], [999_499, "999 k"], [999_500, "1.00 M"], [1.5e9, "1.50 G"],
    [9e15, "9.00 P"], [1e21, "1.00e+3 E"],
  ];
  cases.forEach(([value, text]) => equal(text, spaced(short(value))));
});

test("rates are told in bits", () => {
  equal("0 bit/s", spaced(bitRate(0)));
  equal("8 bit/s", spaced(bitRate(1)));
  equal("1.00 Mbit/s", spaced(bitRate(125_000)));
});

test("what is not known is said to be so", () => {
  equal("–", short(NaN));
  equal("–", bitRate(NaN));
});

test("marks have no needless zeros", () => {
  equal("10 k", spaced(round(10_000)));
  equal("1.50 M", spaced(round(1_500_000)));
  equal("100 bit/s", spaced(bitMark(100)));
  equal("40 Mbit/s", spaced(bitMark(40e6)));
});

test("what is proved is told to the last byte", () => {
  equal("9,007,199,254,740,991", exact(Number.MAX_SAFE_INTEGER));
  equal("542", exact(542));
  equal("-1", exact(-1));
});
