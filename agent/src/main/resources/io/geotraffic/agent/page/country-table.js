// The table of countries: who cannot see the map has all of it here.

import { byId, html, setAttributes, setText } from "./dom.js";
import { ordered } from "./rows.js";
import { TableHead } from "./table-head.js";
import { bits, short } from "./units.js";

const COLUMNS = [
  { column: "name", title: "Country" },
  { column: "sentRate", title: "Sent", unit: "bit/s", text: (row) => short(bits(row.rate.sent)) },
  { column: "receivedRate", title: "Received", unit: "bit/s", text: (row) => short(bits(row.rate.received)) },
  { column: "sent", title: "Sent", unit: "bytes", text: (row) => short(row.bytes.sent) },
  { column: "received", title: "Received", unit: "bytes", text: (row) => short(row.bytes.received) },
];

const HOVERS = matchMedia("(hover: hover)");

export class CountryTable {
  #body = html("tbody", {});
  #lines = new Map();
  #rows = [];
  #current = null;
  #head;
  #choose;

  /** choose(code) is a click on a row, point(code or null) what the pointer or the focus is on. */
  constructor({ choose, point }) {
    this.#choose = choose;
    const frame = byId("countries");
    const table = frame.querySelector("table");
    setAttributes(frame, { "aria-label": "Countries. Arrow keys lead from row to row." });
    table.caption.textContent = "Countries";
    table.tBodies[0].replaceWith(this.#body);
    this.#head = new TableHead(table, COLUMNS, () => this.#place());
    const pointed = (event) => point(event.target.closest("tr")?.dataset.code ?? null);
    this.#body.addEventListener("pointerover", pointed);
    this.#body.addEventListener("focusin", pointed);
    this.#body.addEventListener("pointerleave", () => point(null));
    this.#body.addEventListener("focusout", () => point(null));
    this.#body.addEventListener("keydown", (event) => this.#walk(event));
  }

  sortBy(sort) {
    this.#head.sortBy(sort);
    this.#place();
  }

  show(rows, chosen) {
    this.#rows = rows;
    const codes = new Set(rows.map(({ code }) => code));
    const gone = [...this.#lines.keys()].filter((code) => !codes.has(code));
    const fresh = rows.filter(({ code }) => !this.#lines.has(code));
    gone.forEach((code) => this.#forget(code));
    rows.forEach((row) => this.#fill(this.#lines.get(row.code) ?? this.#add(row), row, row.code === chosen));
    if (fresh.length > 0 || !this.#isBeingRead()) {
      this.#place();
    }
  }

  /** What somebody points at, or has come to by keys, stays where it is. A finger points at nothing. */
  #isBeingRead() {
    return (HOVERS.matches && this.#body.matches(":hover")) || this.#body.querySelector(":focus-visible") !== null;
  }

  #add({ code, name }) {
    const button = html("button", { type: "button", tabindex: -1 }, name);
    button.addEventListener("click", () => this.#choose(code));
    const line = html("tr", { "data-code": code }, html("th", { scope: "row" }, button));
    line.append(...COLUMNS.slice(1).map(() => html("td", {})));
    // The whole line is large enough for a finger; a keyboard has the button.
    line.addEventListener("click", (event) => event.target.closest("button") || this.#choose(code));
    this.#lines.set(code, line);
    return line;
  }

  #forget(code) {
    this.#lines.get(code).remove();
    this.#lines.delete(code);
    this.#current = this.#current === code ? null : this.#current;
  }

  #fill(line, row, chosen) {
    COLUMNS.slice(1).forEach(({ text }, i) => setText(line.cells[i + 1], text(row)));
    line.classList.toggle("chosen", chosen);
    setAttributes(line.querySelector("button"), { "aria-pressed": chosen });
  }

  #place() {
    const lines = ordered(this.#rows, this.#head.sort).map(({ code }) => this.#lines.get(code));
    if (lines.some((line, i) => this.#body.rows[i] !== line)) {
      this.#keepingFocus(() => this.#body.append(...lines));
    }
    if (lines.length > 0) {
      this.#stand(this.#current ?? lines[0].dataset.code);
    }
  }

  /** A node that is moved loses it. */
  #keepingFocus(move) {
    const focused = document.activeElement;
    move();
    if (this.#body.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  #walk(event) {
    const line = event.target.closest("tr");
    const ways = {
      ArrowDown: line.nextElementSibling,
      ArrowUp: line.previousElementSibling,
      Home: this.#body.firstElementChild,
      End: this.#body.lastElementChild,
    };
    const next = ways[event.key];
    if (next) {
      event.preventDefault();
      this.#stand(next.dataset.code);
      next.querySelector("button").focus();
    }
  }

  /** One row is in the order of the tab key, or nobody would get past two hundred of them. */
  #stand(code) {
    this.#lines.get(this.#current)?.querySelector("button").setAttribute("tabindex", -1);
    this.#current = code;
    this.#lines.get(code).querySelector("button").setAttribute("tabindex", 0);
  }

  point(code) {
    this.#lines.forEach((line, each) => line.classList.toggle("pointed", each === code));
  }

  /** Brings a row into sight that was chosen elsewhere; the page itself stays where it is. */
  reveal(code) {
    const line = this.#lines.get(code);
    const frame = byId("countries");
    const room = frame.clientHeight - this.#body.offsetTop;
    if (line && (line.offsetTop < frame.scrollTop + this.#body.offsetTop || line.offsetTop > frame.scrollTop + room)) {
      frame.scrollTop = line.offsetTop - frame.clientHeight / 2;
    }
  }
}
