import { parse } from "../exposition.js";
import { equal, test } from "./check.js";

test("samples are found by name, comments are not", () => {
  const families = parse('# HELP a Word.\n# TYPE a counter\na_total{x="1"} 7\na_total{x="2",y=""} 8.5\nb 1.7E9\n\n');
  equal([["a_total", "b"]], [[...families.keys()]]);
  equal([{ x: "1" }, { x: "2", y: "" }], families.get("a_total").map(({ labels }) => labels));
  equal([7, 8.5], families.get("a_total").map(({ value }) => value));
  equal({ name: "b", labels: {}, value: 1.7e9 }, families.get("b")[0]);
});

test("labels may hold whatever a name may", () => {
  const [{ labels }] = parse('a{interface="x\\"{}=,\\\\n\\n",type="of two words"} 1').get("a");
  equal({ interface: 'x"{}=,\\n\n', type: "of two words" }, labels);
});

test("there is more than numbers", () => {
  equal([Infinity, -Infinity, NaN], parse("a +Inf\na -Inf\na NaN").get("a").map(({ value }) => value));
});
