// Puts the page together: what was asked for, what was chosen, and who shows it.

import { CountryTable } from "./country-table.js";
import { byId, setText } from "./dom.js";
import { FactTables } from "./fact-tables.js";
import { History } from "./history.js";
import { nameOf } from "./iso.js";
import { Elsewhere, Legend } from "./legend.js";
import { WorldMap } from "./map.js";
import { Poller, askFile } from "./poller.js";
import { readingOf } from "./reading.js";
import { rowsOf } from "./rows.js";
import { LEAST_POWER, bounds, lastPower, stepOf } from "./steps.js";
import { Status } from "./status.js";
import { TimeLine } from "./time-line.js";
import { bits } from "./units.js";
import * as words from "./words.js";

const SECOND = 1000;
/** A server shares an answer for a second, and nobody wants to wait for long. */
const SHORTEST_WAIT = SECOND;
const LONGEST_WAIT = 10 * SECOND;
const EAGERNESS = 4;

const history = new History();
const handlers = { choose, point };
const table = new CountryTable(handlers);
const status = new Status();
const facts = new FactTables();
const legend = new Legend();
const elsewhere = new Elsewhere(handlers);
const timeLine = new TimeLine();
const poller = new Poller(byId("page").dataset.metrics, answered, failed);

let map = null;
let direction = "sent";
let chosen = null;
let pointed = null;
let rates = null;
let power = LEAST_POWER;
let rows = [];

function answered(text, readiness) {
  const reading = readingOf(text);
  status.show(reading, readiness);
  if (history.add(reading)) {
    rates = history.rates();
    rows = rowsOf(reading, rates);
    facts.show(reading, rates);
    setText(byId("time"), `As of ${words.clock(reading.time)}. ${words.describeMean(rates)}`);
    show();
  }
  // The second poll gives the first rates: that one is to be seen soon.
  const wait = (reading.interval * SECOND) / (rates ? 1 : EAGERNESS);
  return Math.min(Math.max(wait, SHORTEST_WAIT), LONGEST_WAIT);
}

function failed(error) {
  status.showFailure(error);
  return LONGEST_WAIT / 2;
}

function show() {
  if (rates) {
    power = lastPower(Math.max(0, ...rows.map((row) => bits(row.rate[direction]))), power);
  }
  const scale = bounds(power);
  const stepOfRow = (row) => stepOf(bits(row.rate[direction]), scale);
  table.show(rows, chosen);
  map?.show(rows, stepOfRow, chosen);
  legend.show(scale);
  elsewhere.show(rows, stepOfRow, direction, chosen);
  showTimeLine();
  showReadout();
}

function showTimeLine() {
  if (history.last) {
    timeLine.show(history, pointed ?? chosen);
  }
}

function showReadout() {
  const code = pointed ?? chosen;
  const row = rows.find((each) => each.code === code);
  const nothing = code ? `${nameOf(code)}: nothing so far` : words.describeAll(rates);
  setText(byId("readout"), row ? words.describe(row) : nothing);
}

/** Chosen twice it is let go. */
function choose(code) {
  chosen = code === chosen ? null : code;
  const row = rows.find((each) => each.code === chosen);
  setText(byId("choice"), row ? `Chosen: ${words.describe(row)}` : "All countries");
  show();
  table.reveal(chosen);
}

function point(code) {
  pointed = code;
  map?.point(code);
  table.point(code);
  showTimeLine();
  showReadout();
}

byId("directions").addEventListener("change", ({ target }) => {
  direction = target.value;
  table.sortBy({ column: `${direction}Rate`, descending: true });
  show();
});

byId("pause").addEventListener("click", ({ target }) => {
  poller.paused = !poller.paused;
  setText(target, poller.paused ? "Go on" : "Pause");
});

addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && chosen) {
    choose(chosen);
  }
});

setText(byId("host"), location.host);
document.title = `${location.host} – GeoTraffic`;
poller.start();
try {
  map = new WorldMap(await askFile("./assets/lib/countries-110m.json"), handlers);
  show();
} catch (error) {
  setText(byId("readout"), "The map could not be loaded: load the page again.");
  throw error;
}
