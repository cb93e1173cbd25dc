// The map. What has traffic can be pointed at, chosen, and walked through by the arrow keys.

import { WIDTH, atlasOf } from "./atlas.js";
import { nextPlace } from "./compass.js";
import { byId, setAttributes, svg } from "./dom.js";
import { describe } from "./words.js";

/** On the screen: what a finger finds, and what does not hide Europe on a phone. */
const DOT_PIXELS = { least: 2.5, most: 4, ofWidth: 1 / 160 };

export class WorldMap {
  #svg = byId("map");
  #targets = new Map();
  #chosenOutline = svg("path", { class: "outline chosen" });
  #pointedOutline = svg("path", { class: "outline pointed" });
  #shown = new Map();
  #current = null;
  #handlers;

  /** choose(code), point(code or null), as of the table. */
  constructor(world, handlers) {
    this.#handlers = handlers;
    const { viewBox, lands, borders, dots } = atlasOf(world);
    setAttributes(this.#svg, { viewBox });
    this.#svg.replaceChildren(
      svg("g", {}, ...lands.map((each) => this.#land(each))),
      svg("path", { class: "borders", d: borders }),
      svg("g", {}, ...dots.map((each) => this.#dot(each))),
      this.#chosenOutline,
      this.#pointedOutline,
    );
    this.#listen();
    new ResizeObserver(() => this.#sizeDots()).observe(this.#svg);
  }

  #land({ code, outline, at }) {
    const land = svg("path", { class: "land", d: outline, ...(code && { "data-code": code }) });
    if (code) {
      this.#targets.set(code, { node: land, parts: [land], at });
    }
    return land;
  }

  /** What has a dot is reached by it, for it is the larger one. */
  #dot({ code, at: [x, y] }) {
    const dot = svg("circle", { class: "dot", "data-code": code, cx: x.toFixed(1), cy: y.toFixed(1) });
    const land = this.#targets.get(code)?.parts ?? [];
    this.#targets.set(code, { node: dot, parts: [...land, dot], at: [x, y] });
    return dot;
  }

  #sizeDots() {
    const width = Math.max(1, this.#svg.clientWidth);
    const pixels = Math.min(DOT_PIXELS.most, Math.max(DOT_PIXELS.least, width * DOT_PIXELS.ofWidth));
    const radius = ((pixels * WIDTH) / width).toFixed(2);
    this.#svg.querySelectorAll("circle").forEach((dot) => setAttributes(dot, { r: radius }));
  }

  #listen() {
    const codeAt = ({ target }) => target.dataset.code ?? null;
    this.#svg.addEventListener("pointerover", (event) => this.#handlers.point(codeAt(event)));
    this.#svg.addEventListener("pointerleave", () => this.#handlers.point(null));
    this.#svg.addEventListener("focusin", (event) => this.#handlers.point(codeAt(event)));
    this.#svg.addEventListener("focusout", () => this.#handlers.point(null));
    this.#svg.addEventListener("click", (event) => this.#choose(codeAt(event)));
    this.#svg.addEventListener("keydown", (event) => this.#key(event, codeAt(event)));
  }

  #choose(code) {
    if (this.#shown.has(code)) {
      this.#stand(code);
      this.#handlers.choose(code);
    }
  }

  #key(event, code) {
    const others = [...this.#shown.keys()].filter((each) => each !== code);
    const places = others.map((each) => [each, this.#targets.get(each).at]);
    const next = code && nextPlace(event.key, this.#targets.get(code).at, places);
    if (code && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      this.#choose(code);
    } else if (next) {
      event.preventDefault();
      this.#stand(next);
      this.#targets.get(next).node.focus({ preventScroll: true });
    }
  }

  /** Of all that can be chosen, one is in the order of the tab key: arrows lead to the others. */
  #stand(code) {
    this.#current = code;
    this.#shown.forEach((_, each) => setAttributes(this.#targets.get(each).node, { tabindex: each === code ? 0 : -1 }));
  }

  /** @param stepOf the step of a row */
  show(rows, stepOf, chosen) {
    const former = this.#shown;
    this.#shown = new Map(rows.filter(({ code }) => this.#targets.has(code)).map((row) => [row.code, row]));
    former.forEach((_, code) => this.#shown.has(code) || this.#clear(code));
    for (const [code, row] of this.#shown) {
      const { node, parts } = this.#targets.get(code);
      parts.forEach((part) => setAttributes(part, { "data-step": stepOf(row) }));
      setAttributes(node, { role: "button", "aria-label": describe(row), "aria-pressed": code === chosen });
    }
    const first = this.#shown.keys().next().value;
    this.#stand(this.#shown.has(this.#current) ? this.#current : this.#shown.has(chosen) ? chosen : first);
    this.#outline(this.#chosenOutline, chosen);
  }

  #clear(code) {
    const { node, parts } = this.#targets.get(code);
    parts.forEach((part) => part.removeAttribute("data-step"));
    ["role", "aria-label", "aria-pressed", "tabindex"].forEach((name) => node.removeAttribute(name));
  }

  point(code) {
    this.#outline(this.#pointedOutline, code);
  }

  #outline(outline, code) {
    const node = this.#targets.get(code)?.node;
    const around = node?.tagName === "circle" ? circle(node) : node?.getAttribute("d");
    setAttributes(outline, { d: around ?? "" });
  }
}

function circle(node) {
  const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(node.getAttribute(name)));
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}
