// The time line: what was received goes down from the middle, what was sent goes up; the chosen country
// stands before all.

import { byId, setAttributes, setText, svg } from "./dom.js";
import { corners, ticks } from "./time-axis.js";
import { bitMark, bits } from "./units.js";
import { clock, describeTimeLine } from "./words.js";

const { area, max, nice } = globalThis.d3;
const HEIGHT = 150;
const FOOT = 18;
const MIDDLE = (HEIGHT - FOOT) / 2;
const TICK_PIXELS = 90;
const LINES = [
  { name: "all sent", sign: -1, bytes: (each) => each.total.sent },
  { name: "all received", sign: 1, bytes: (each) => each.total.received },
  { name: "one sent", sign: -1, bytes: (each, code) => each.countries.get(code)?.sent ?? 0 },
  { name: "one received", sign: 1, bytes: (each, code) => each.countries.get(code)?.received ?? 0 },
];

export class TimeLine {
  #svg = byId("timeline");
  #axis = svg("g", { class: "axis" });
  #areas = LINES.map(({ name }) => svg("path", { class: name }));
  #most = ["up", "down"].map(() => svg("text", { x: 4 }));
  #shown = null;

  constructor() {
    this.#svg.append(...this.#areas, svg("path", { class: "zero" }), this.#axis, ...this.#most);
    setAttributes(this.#most[0], { y: 12 });
    setAttributes(this.#most[1], { y: HEIGHT - FOOT - 5 });
    // In pixels of the screen, so that its words stay as large as others.
    new ResizeObserver(() => this.#draw()).observe(this.#svg);
  }

  show(history, chosen) {
    this.#shown = { intervals: history.intervals, to: history.last.time, span: history.span(), chosen };
    setAttributes(this.#svg, { "aria-label": describeTimeLine(history.intervals) });
    this.#draw();
  }

  #draw() {
    const width = this.#svg.clientWidth;
    if (!this.#shown || width === 0) {
      return;
    }
    const { intervals, to, span } = this.#shown;
    const greatest = max(intervals, (each) => Math.max(each.total.sent, each.total.received) / (each.to - each.from));
    const top = nice(0, bits(greatest || 1), 4)[1];
    const x = (time) => Math.round((1 - (to - time) / span) * width * 10) / 10;
    const y = (rate) => (bits(rate) / top) * (MIDDLE - 2);
    setAttributes(this.#svg, { viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT });
    this.#drawAreas(x, y);
    this.#drawAxis(x, width);
    setText(this.#most[0], `${bitMark(top)} sent`);
    setText(this.#most[1], `${bitMark(top)} received`);
  }

  #drawAreas(x, y) {
    const { intervals, chosen } = this.#shown;
    LINES.forEach(({ sign, bytes }, i) => {
      const draw = area()
        .defined((point) => point !== null)
        .x(([time]) => x(time))
        .y0(MIDDLE)
        .y1(([, rate]) => MIDDLE + sign * y(rate));
      const points = i < 2 || chosen ? corners(intervals, (each) => bytes(each, chosen)) : [];
      setAttributes(this.#areas[i], { d: draw(points) ?? "" });
    });
  }

  #drawAxis(x, width) {
    const { to, span } = this.#shown;
    const offset = -60 * new Date(to * 1000).getTimezoneOffset();
    setAttributes(this.#svg.querySelector(".zero"), { d: `M0 ${MIDDLE}H${width}` });
    const marks = ticks(to - span, to, width / TICK_PIXELS, offset).filter((time) => x(time) > 30 && x(time) < width - 30);
    this.#axis.replaceChildren(
      ...marks.flatMap((time) => [
        svg("path", { d: `M${x(time)} 0V${HEIGHT - FOOT}` }),
        svg("text", { x: x(time), y: HEIGHT - 4 }, clock(time)),
      ]),
    );
  }
}
