// Prometheus' text format, as far as the agent writes it.

const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;
const SPECIAL = new Map([["+Inf", Infinity], ["-Inf", -Infinity]]);

/** The samples of a page of metrics: a map from name to a list of {labels, value}. */
export function parse(text) {
  const families = new Map();
  for (const line of text.split("\n")) {
    if (line !== "" && !line.startsWith("#")) {
      const sample = parseLine(line);
      if (!families.has(sample.name)) {
        families.set(sample.name, []);
      }
      families.get(sample.name).push(sample);
    }
  }
  return families;
}

function parseLine(line) {
  // Labels may hold blanks and braces, so it is read from both ends.
  const blank = line.lastIndexOf(" ");
  const word = line.slice(blank + 1);
  const series = line.slice(0, blank);
  const brace = series.indexOf("{");
  return {
    name: brace < 0 ? series : series.slice(0, brace),
    labels: brace < 0 ? {} : parseLabels(series.slice(brace + 1, -1)),
    value: SPECIAL.get(word) ?? Number(word),
  };
}

function parseLabels(text) {
  const labels = {};
  for (const [, name, value] of text.matchAll(LABEL)) {
    labels[name] = value.replace(/\\(.)/g, (_, escaped) => (escaped === "n" ? "\n" : escaped));
  }
  return labels;
}
