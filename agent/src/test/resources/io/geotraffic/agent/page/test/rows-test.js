import { readingOf } from "../reading.js";
import { nextSort, ordered, rowsOf } from "../rows.js";
import { describe, describeAll, describeState } from "../words.js";
import { equal, test } from "./check.js";
import { metrics } from "./metrics.js";

const READING = readingOf(metrics({ bytes: { "SE eth0 4": [10, 90], "BR eth0 4": [30, 1], "LAN eth0 4": [30, 1], "UNKNOWN eth0 6": [0, 7] } }));
const RATES = { countries: new Map([["SE", { sent: 125, received: 0 }]]), total: { sent: 125, received: 0 } };
const codes = (column, descending) => ordered(rowsOf(READING, RATES), { column, descending }).map(({ code }) => code);

test("rows have names that people know", () => {
  const rows = rowsOf(READING, RATES);
  equal(["Sweden", "Brazil", "LAN", "Unknown"], rows.map(({ name }) => name));
  equal([true, true, false, false], rows.map(({ mapped }) => mapped));
  equal([125, 0, 0, 0], rows.map(({ rate }) => rate.sent));
});

test("each column has its order", () => {
  equal(["BR", "LAN", "SE", "UNKNOWN"], codes("name", false));
  equal(["UNKNOWN", "SE", "LAN", "BR"], codes("name", true));
  equal(["BR", "LAN", "SE", "UNKNOWN"], codes("sent", true));
  equal(["UNKNOWN", "SE", "BR", "LAN"], codes("sent", false));
  equal(["SE", "UNKNOWN", "BR", "LAN"], codes("received", true));
  equal(["SE", "BR", "LAN", "UNKNOWN"], codes("sentRate", true));
});

test("without rates rows have their order all the same", () => {
  const rows = rowsOf(READING, null);
  equal("NaN", String(rows[0].rate.sent));
  equal(["SE", "BR", "LAN", "UNKNOWN"], ordered(rows, { column: "sentRate", descending: true }).map(({ code }) => code));
});

test("a column that is chosen again is turned round", () => {
  equal({ column: "sent", descending: true }, nextSort({ column: "name", descending: false }, "sent"));
  equal({ column: "sent", descending: false }, nextSort({ column: "sent", descending: true }, "sent"));
  equal({ column: "name", descending: false }, nextSort({ column: "sent", descending: true }, "name"));
});

test("a row in words has its rates and all its bytes", () => {
  const [row] = rowsOf(READING, RATES);
  equal(
    "Sweden: sent 1.00 kbit/s, received 0 bit/s; since the start 10 B sent, 90 B received",
    describe(row).replaceAll("\u00a0", " "),
  );
});

test("words say what is not known yet", () => {
  equal("Rates follow with the agent's next poll", describeAll(null));
  equal("Not ready: eth0 is no device.", describeState({ ready: false, reason: "eth0 is no device" }));
});
