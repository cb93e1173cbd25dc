// Interfaces and their state, and the proof of totals.

import { byId, html, setText } from "./dom.js";
import { proofsOf } from "./proof.js";
import { DIRECTIONS } from "./reading.js";
import { rateOf } from "./rows.js";
import { bitRate, exact } from "./units.js";

const ADDED_UP = ["total", "attributed", "evicted", "nonIp", "malformed"];

/** The server has written these tables; from now on they tell more. */
export class FactTables {
  #interfaces = byId("interfaces").querySelector("table");
  #totals = byId("totals").querySelector("table");

  constructor() {
    this.#interfaces.tHead.rows[0].append(...["Sent", "Received", "Note"].map(head));
    this.#totals.tHead.rows[0].lastElementChild.before(head("Proof"));
  }

  show(reading, rates) {
    fill(this.#interfaces.tBodies[0], reading.interfaces.map((each) => interfaceCells(each, rates)));
    fill(this.#totals.tBodies[0], proofsOf(reading).map(proofCells));
  }
}

function head(title) {
  return html("th", { scope: "col" }, title);
}

function interfaceCells(each, rates) {
  const rate = rateOf(rates, "interfaces", each.name);
  const counted = each.sent && each.received;
  return [
    { text: each.name },
    { text: each.state, bad: each.state !== "up" },
    ...DIRECTIONS.map((direction) => ({ text: bitRate(counted ? rate[direction] : NaN) })),
    noteOn(each, counted),
  ];
}

function noteOn(each, counted) {
  if (!counted) {
    return { text: each.state === "not found" ? "" : "not counted", bad: true };
  }
  const ahead = DIRECTIONS.filter((direction) => each[direction].ahead > 0);
  return { text: ahead.length > 0 ? `programs in front of ours: ${ahead.join(", ")}` : "counted", bad: ahead.length > 0 };
}

function proofCells({ name, direction, difference, device, ...row }) {
  return [
    { text: `${name}, ${direction}` },
    ...ADDED_UP.map((key) => ({ text: exact(row[key]) })),
    difference === 0 ? { text: "✓ adds up" } : { text: `off by ${exact(difference)}`, bad: true },
    { text: exact(device) },
  ];
}

/** Cells that are there are filled anew: whoever reads or marks one is not disturbed. */
function fill(body, lines) {
  while (body.rows.length > lines.length) {
    body.lastElementChild.remove();
  }
  lines.forEach((cells, i) => {
    const line = body.rows[i] ?? body.appendChild(html("tr", {}));
    cells.forEach(({ text, bad = false }, j) => {
      const cell = line.cells[j] ?? line.appendChild(html("td", {}));
      setText(cell, text);
      cell.classList.toggle("bad", bad);
    });
  });
}
