// SPDX-License-Identifier: Apache-2.0
// Draws what render-panels has asked for: see there.

const { geoArea, geoCentroid, geoEqualEarth, geoPath, line, area, max } = globalThis.d3;
const { feature } = globalThis.topojson;

const COLORS = { orange: "#ff9830", blue: "#5794f2", green: "#73bf69", yellow: "#fade2a", red: "#f2495c", text: "#d0d1d8" };
const PALETTE = ["#73bf69", "#f2cc0c", "#8ab8ff", "#ff780a", "#f2495c", "#5794f2", "#b877d9", "#ca95e5", "#37872d",
  "#e0b400", "#56a64b", "#ffb357", "#ff7383", "#8f3bb8", "#3274d9", "#96d98d", "#ffee52", "#c0d8ff", "#ffa6b0", "#e02f44"];
const PREFIXES = ["", "k", "M", "G", "T", "P"];
const GRID = 38, GAP = 8;
const STYLE = `body { margin: 0; background: #111217; color: #ccccdc; font: 13px sans-serif; }
h1 { font-size: 18px; font-weight: 500; margin: 14px 16px; } .panel, .row { position: absolute; box-sizing: border-box; }
.panel { background: #181b1f; border: 1px solid #25272e; border-radius: 2px; padding: 6px 8px; overflow: hidden; display: flex; flex-direction: column; }
.row { padding: 10px 8px; font-weight: 500; } .panel h2 { font-size: 13px; font-weight: 500; margin: 0 0 4px; white-space: nowrap; }
.body { flex: 1; min-height: 0; display: flex; } .body > svg { flex: 1; min-width: 0; } text { fill: #9fa7b3; font: 11px sans-serif; }
.none { margin: auto; color: #9fa7b3; } .number { margin: auto; font-size: 28px; font-weight: 500; }
table { border-collapse: collapse; font-size: 12px; align-self: start; } td, th { padding: 3px 8px; text-align: right; white-space: nowrap; }
td:first-child, th:first-child, .word { text-align: left; } th { color: #6e9fff; font-weight: 500; } .wide { width: 100%; }
.bar { display: inline-block; height: 10px; margin-right: 6px; vertical-align: middle; }`;

const node = (name, attributes = {}, ...children) => {
  const svg = ["svg", "g", "path", "text", "line", "rect", "circle"].includes(name);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
};

const scaled = (value, unit) => {
  const power = Math.min(PREFIXES.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
  return `${Number((value / 1000 ** power).toPrecision(3))} ${PREFIXES[power]}${unit}`.trim();
};
const duration = (seconds) => {
  const [size, name] = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"], [0.001, "ms"], [0, "s"]].find(([least]) => Math.abs(seconds) >= least);
  return `${Number((seconds / (size || 1)).toPrecision(3))} ${name}`;
};
const UNITS = { Bps: (v) => scaled(v, "B/s"), decbytes: (v) => scaled(v, "B"), pps: (v) => scaled(v, "p/s"), cps: (v) => scaled(v, "/s"),
  percentunit: (v) => `${Number((100 * v).toPrecision(3))} %`, s: duration, "suffix:×": (v) => `${Number(v.toPrecision(3))} ×` };
const tell = (value, unit) => (Number.isFinite(value) ? (UNITS[unit] ?? ((v) => scaled(v, "")))(value) : "–");

const hash = (name) => [...name].reduce((sum, letter) => (31 * sum + letter.codePointAt(0)) >>> 0, 7);
const colorOf = ({ name, color }, { color: chosen }) =>
  COLORS[color ?? (chosen?.mode === "fixed" ? chosen.fixedColor : null)] ?? PALETTE[hash(name) % PALETTE.length];
const judged = (value, { thresholds, color }) => {
  const step = color?.mode === "thresholds" && thresholds?.steps.findLast((each) => each.value === null || value >= each.value);
  return COLORS[step ? step.color : color?.fixedColor] ?? COLORS.text;
};
const last = (points) => points.at(-1)?.[1];

function number({ reads, fields }) {
  const value = last(reads[0].points);
  return [node("span", { class: "number", style: `color:${judged(value, fields)}` }, tell(value, fields.unit))];
}

function bars({ reads, fields }, width) {
  const most = max(reads, ({ points }) => last(points));
  return [node("table", { class: "wide" }, ...reads.map(({ name, points }) => node("tr", {}, node("td", {}, name),
    node("td", { class: "word", style: "width:100%" }, node("span", { class: "bar",
      style: `width:${(0.5 * width * last(points)) / most}px;background:${judged(last(points), fields)}` }), tell(last(points), fields.unit)))))];
}

function table({ reads: { columns, rows }, fields }, width, height) {
  const shown = rows.slice(0, Math.floor(height / 23) - 1);
  const cell = (row, { field, unit, color, ...own }) => {
    const value = row[field];
    if (typeof value !== "number") return node("td", { class: "word" }, value ?? "");
    const text = tell(value, unit ?? fields.unit);
    if (own["custom.cellOptions"]?.type === "color-text") return node("td", { style: `color:${judged(value, { color, ...own })}` }, text);
    if (own["custom.cellOptions"]?.type !== "gauge") return node("td", {}, text);
    const share = value / max(rows, (each) => each[field] ?? 0);
    return node("td", {}, node("span", { class: "bar", style: `width:${(0.1 * width * share).toFixed(1)}px;background:${COLORS[color.fixedColor]}` }), text);
  };
  return [node("table", { class: "wide" }, node("tr", {}, ...columns.map(({ title, field }) => node("th", field.startsWith("Value") ? {} : { class: "word" }, title))),
    ...shown.map((row) => node("tr", {}, ...columns.map((column) => cell(row, column)))))];
}

function lines({ reads, fields }, width, height, { from, to }) {
  const plot = { left: 62, right: width - 310, top: 6, bottom: height - 18 };
  const stacked = fields.custom.stacking.mode === "normal";
  const bases = new Map();
  const layers = reads.map((each) => ({ ...each, shown: each.points.map(([time, value]) => {
    const base = (stacked && bases.get(time)) || 0;
    bases.set(time, base + value);
    return [time, base, base + value];
  }) }));
  const values = layers.flatMap(({ shown }) => shown.map(([, , value]) => value)).filter(Number.isFinite);
  const [least, most] = [Math.min(0, ...values), Math.max(...values) * 1.05 || 1];
  const x = (time) => plot.left + ((time - from) / (to - from)) * (plot.right - plot.left);
  const y = (value) => plot.bottom - ((value - least) / (most - least)) * (plot.bottom - plot.top);
  const marks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const [value, time] = [least + share * (most - least), from + share * (to - from)];
    return [node("line", { x1: plot.left, x2: plot.right, y1: y(value), y2: y(value), stroke: "#2c2f36" }),
      node("text", { x: plot.left - 6, y: y(value) + 4, "text-anchor": "end" }, tell(value, fields.unit)),
      node("text", { x: x(time), y: height - 4, "text-anchor": "middle" }, new Date(1000 * time).toISOString().slice(11, 16))];
  });
  const paths = layers.flatMap((each) => {
    const color = colorOf(each, fields);
    const defined = ([, , value]) => Number.isFinite(value);
    const upper = line().defined(defined).x(([time]) => x(time)).y(([, , value]) => y(value));
    const filled = area().defined(defined).x(([time]) => x(time)).y0(([, base]) => y(base)).y1(([, , value]) => y(value));
    return [node("path", { d: filled(each.shown), fill: color, "fill-opacity": fields.custom.fillOpacity / 100 }),
      node("path", { d: upper(each.shown), fill: "none", stroke: color })];
  });
  const figures = layers.map((each) => {
    const finite = each.points.map(([, value]) => value).filter(Number.isFinite);
    return { ...each, mean: finite.reduce((sum, value) => sum + value, 0) / finite.length, most: Math.max(...finite) };
  }).sort((one, other) => other.mean - one.mean).slice(0, Math.floor(height / 23) - 1);
  const legend = node("table", { style: "width:290px" }, node("tr", {}, ...["", "Mean", "Max"].map((each) => node("th", {}, each))),
    ...figures.map((each) => node("tr", {}, node("td", { class: "word" }, node("span", { class: "bar",
      style: `width:12px;height:4px;background:${colorOf(each, fields)}` }), each.name),
      ...[each.mean, each.most].map((value) => node("td", {}, tell(value, fields.unit))))));
  return [node("svg", { viewBox: `0 0 ${plot.right + 20} ${height}`, height }, ...marks, ...paths), legend];
}

function states({ reads, fields }, width, height, { from, to }) {
  const wordsOf = ({ mappings }) => (mappings ?? fields.mappings)[0].options;
  const tall = Math.min(34, (height - 24) / reads.length);
  const x = (time) => 200 + ((time - from) / (to - from)) * (width - 210);
  return [node("svg", { height }, ...reads.flatMap((each, i) => [
    node("text", { x: 194, y: (i + 0.6) * tall, "text-anchor": "end" }, each.name),
    ...each.points.map(([time, value], k) => node("rect", { x: x(time), y: i * tall + 2, height: tall - 4,
      width: x(each.points[k + 1]?.[0] ?? time) - x(time) + 0.5, fill: COLORS[wordsOf(each)[value]?.color] ?? "#333", "fill-opacity": 0.8 })),
    node("text", { x: width - 18, y: (i + 0.6) * tall, "text-anchor": "end", style: "fill:#fff" }, wordsOf(each)[last(each.points)]?.text ?? ""),
  ]))];
}

/** A country's place is the middle of its largest part: that of France is not between Europe and Guiana. */
function map({ reads, fields }, width, height, { world }, { codeOf, places }) {
  const shapes = feature(world, world.objects.countries).features.filter(({ id }) => id !== "010");
  const projection = geoEqualEarth().fitSize([width, height], { type: "FeatureCollection", features: shapes });
  const spots = new Map(places);
  for (const shape of shapes) {
    const parts = shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
    const largest = parts.map((coordinates) => ({ type: "Polygon", coordinates })).reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
    spots.set(codeOf(shape), geoCentroid(largest));
  }
  // Of the queries the first: the others are the radius for Grafana.
  const values = reads.filter(({ labels }, i) => spots.has(labels.country) && reads.findIndex((each) => each.labels.country === labels.country) === i);
  const most = max(values, ({ points }) => last(points));
  const named = [];
  const circles = values.sort((one, other) => last(other.points) - last(one.points)).flatMap(({ labels, points }) => {
    const [x, y] = projection(spots.get(labels.country));
    const r = Math.max(3, 30 * Math.sqrt(last(points) / most));
    const isFree = named.every(([left, top]) => Math.hypot(x - left, y - top) > 17);
    if (isFree) named.push([x, y]);
    return [node("circle", { cx: x, cy: y, r, fill: COLORS[fields.color.fixedColor], "fill-opacity": 0.6 }),
      ...(isFree ? [node("text", { x, y: y + 4, "text-anchor": "middle", style: "fill:#fff" }, labels.country)] : [])];
  });
  const largest = node("text", { x: 8, y: height - 8 }, `largest circle: ${tell(most, fields.unit)}; area proportional`);
  return [node("svg", { height }, node("path", { d: geoPath(projection)({ type: "FeatureCollection", features: shapes }),
    fill: "#2f333b", stroke: "#555b66", "stroke-width": 0.5 }), ...circles, largest)];
}

const KINDS = { stat: number, bargauge: bars, table, timeseries: lines, "state-timeline": states, geomap: map };

export function draw(drawn, countries) {
  const columns = (document.body.clientWidth - 2 * GAP) / 24;
  document.head.append(node("style", {}, STYLE));
  document.body.append(node("h1", {}, `${drawn.title}, ${[drawn.from, drawn.to].map((time) => new Date(1000 * time).toISOString().slice(0, 16)).join(" to ")} UTC`));
  for (const panel of drawn.panels) {
    const { x, y, w, h } = panel.gridPos;
    const place = `left:${GAP + x * columns}px;top:${52 + y * GRID}px;width:${w * columns - GAP}px;height:${h * GRID - GAP}px`;
    if (panel.type === "row") {
      document.body.append(node("div", { class: "row", style: place }, `${panel.collapsed ? "▸" : "▾"} ${panel.title}`));
      continue;
    }
    const empty = (panel.reads.rows ?? panel.reads).length === 0;
    const body = empty ? [node("span", { class: "none" }, panel.fields.noValue)]
      : KINDS[panel.type](panel, w * columns - GAP - 18, h * GRID - GAP - 36, drawn, countries);
    document.body.append(node("div", { class: "panel", style: place }, node("h2", {}, panel.title), node("div", { class: "body" }, ...body)));
  }
}
