// Numbers for people.

const PREFIXES = ["", "k", "M", "G", "T", "P", "E"];
const NO_BREAK = "\u00a0";
const NOT_KNOWN = "–";

/** With three digits and an SI prefix: 1.23 M. What is no number is not known. */
export function short(value) {
  if (Number.isNaN(value)) {
    return NOT_KNOWN;
  }
  let power = 0;
  let scaled = value;
  while (Number(scaled.toPrecision(3)) >= 1000 && power < PREFIXES.length - 1) {
    scaled /= 1000;
    power++;
  }
  return power === 0 ? plain(scaled) : scaled.toPrecision(3) + NO_BREAK + PREFIXES[power];
}

function plain(value) {
  return value > 0 && value < 1 ? "<1" : String(Number(value.toPrecision(3)));
}

function withUnit(text, unit) {
  if (text === NOT_KNOWN) {
    return text;
  }
  return /\d$/.test(text) ? text + NO_BREAK + unit : text + unit;
}

export function bits(bytesPerSecond) {
  return 8 * bytesPerSecond;
}

/** A rate in bytes a second, told in bits as networks have it. */
export function bitRate(bytesPerSecond) {
  return withUnit(short(bits(bytesPerSecond)), "bit/s");
}

/** A mark of a scale, in bits already. */
export function bitMark(bitsPerSecond) {
  return withUnit(round(bitsPerSecond), "bit/s");
}

/** Without zeros behind the point: 10 k. */
export function round(value) {
  return short(value).replace(/\.0+(?=\D|$)/, "");
}

/** To the last byte, as the proof needs it. */
export function exact(number) {
  return number.toLocaleString("en", { maximumFractionDigits: 0 });
}
