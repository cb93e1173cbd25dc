// The countries as rows: what the table shows, and its order.

import { mapped, nameOf } from "./iso.js";

/** Of what has no bytes in an interval, and of all while there is no interval to tell of. */
const NONE = { sent: 0, received: 0 };
const NOT_KNOWN = { sent: NaN, received: NaN };

/** What has passed under a key, in bytes a second: {sent, received}. */
export function rateOf(rates, kind, key) {
  return rates ? (rates[kind].get(key) ?? NONE) : NOT_KNOWN;
}

/** A row for each country that has bytes: {code, name, mapped, bytes, rate}. */
export function rowsOf(reading, rates) {
  return [...reading.countries].map(([code, bytes]) => ({
    code,
    name: nameOf(code),
    mapped: mapped.has(code),
    bytes,
    rate: rateOf(rates, "countries", code),
  }));
}

const KEYS = {
  name: (row) => row.name,
  sentRate: (row) => row.rate.sent,
  receivedRate: (row) => row.rate.received,
  sent: (row) => row.bytes.sent,
  received: (row) => row.bytes.received,
};

/** In the order of a column; what is equal there, by all bytes and then by name, so that it keeps its place. */
export function ordered(rows, { column, descending }) {
  const sign = descending ? -1 : 1;
  return rows.toSorted(
    (one, other) =>
      sign * compare(KEYS[column](one), KEYS[column](other)) ||
      compare(allBytes(other), allBytes(one)) ||
      compare(one.name, other.name),
  );
}

function compare(one, other) {
  return typeof one === "string" ? one.localeCompare(other, "en") : one - other;
}

function allBytes(row) {
  return row.bytes.sent + row.bytes.received;
}

/** Numbers come greatest first, names from A: then the other way round. */
export function nextSort(sort, column) {
  return { column, descending: sort.column === column ? !sort.descending : column !== "name" };
}
