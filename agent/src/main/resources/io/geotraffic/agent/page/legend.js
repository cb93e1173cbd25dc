// What the colours mean, and what is on no map.

import { byId, html, setAttributes, setText } from "./dom.js";
import { STEPS } from "./steps.js";
import { bitRate, round } from "./units.js";

export class Legend {
  #labels = Array.from({ length: STEPS }, () => html("span", {}));

  constructor() {
    const title = html("span", {}, "bit/s");
    const keys = this.#labels.map((label, i) => html("li", {}, html("i", { class: "swatch", "data-step": i + 1 }), label));
    byId("legend").replaceChildren(html("li", { class: "unit" }, title), ...keys);
  }

  show(bounds) {
    this.#labels.forEach((label, i) => setText(label, i === 0 ? `< ${round(bounds[0])}` : `≥ ${round(bounds[i - 1])}`));
  }
}

/** What cannot be on the map stands beside it: private addresses, unknown ones, codes of no country. */
export class Elsewhere {
  #list = byId("elsewhere");
  #chips = new Map();
  #handlers;

  constructor(handlers) {
    this.#handlers = handlers;
  }

  show(rows, stepOf, direction, chosen) {
    const others = rows.filter(({ mapped }) => !mapped);
    for (const code of this.#chips.keys()) {
      if (!others.some((row) => row.code === code)) {
        this.#chips.get(code).remove();
        this.#chips.delete(code);
      }
    }
    others.forEach((row) => this.#fill(this.#chips.get(row.code) ?? this.#add(row), row, stepOf(row), direction, chosen));
  }

  #add({ code }) {
    const chip = html("button", { type: "button", "data-code": code }, html("i", { class: "swatch" }), html("span", {}));
    chip.addEventListener("click", () => this.#handlers.choose(code));
    chip.addEventListener("pointerenter", () => this.#handlers.point(code));
    chip.addEventListener("pointerleave", () => this.#handlers.point(null));
    const item = html("li", {}, chip);
    this.#chips.set(code, item);
    this.#list.append(item);
    return item;
  }

  #fill(item, row, step, direction, chosen) {
    const chip = item.firstElementChild;
    setAttributes(chip, { "aria-pressed": row.code === chosen });
    setAttributes(chip.firstElementChild, { "data-step": step });
    setText(chip.lastElementChild, `${row.name} ${bitRate(row.rate[direction])}`);
  }
}
