import { atlasOf } from "../atlas.js";
import { codeOf, mapped, nameOf, places } from "../iso.js";
import { askFile } from "../poller.js";
import { equal, test } from "./check.js";

const world = await askFile("./assets/lib/countries-110m.json");
const shapes = globalThis.topojson.feature(world, world.objects.countries).features;
const known = document.body.dataset.countries.split(" ");

test("each shape has its code, but for two that ISO does not know", () => {
  const without = shapes.filter((each) => !codeOf(each)).map(({ properties }) => properties.name);
  equal(["N. Cyprus", "Somaliland"], without.toSorted());
});

test("a code belongs to the shape that bears its name", () => {
  const named = (name) => codeOf(shapes.find(({ properties }) => properties.name === name));
  equal(["US", "DE", "AU", "CH", "AT", "XK"], ["United States of America", "Germany", "Australia", "Switzerland", "Austria", "Kosovo"].map(named));
});

test("a place and a shape are never of the same code", () => {
  const codes = [...shapes.map(codeOf).filter(Boolean), ...places.keys()];
  equal(codes.length, new Set(codes).size);
});

test("every country of ISO 3166-1 is on the map", () => {
  equal([], known.filter((code) => !mapped.has(code)));
  equal(["XK"], [...mapped].filter((code) => !known.includes(code)));
});

test("every country has a name", () => {
  equal([], known.filter((code) => nameOf(code) === code));
});

test("places are on the globe, and not on top of each other", () => {
  equal([], [...places].filter(([, [east, north]]) => !(Math.abs(east) <= 180 && Math.abs(north) <= 90)));
  equal(places.size, new Set([...places.values()].map(String)).size);
});

test("labels that are no country are taken as they are", () => {
  equal(["Unknown", "Private", "LAN", "us-east", "ZZZ"], ["UNKNOWN", "PRIVATE", "LAN", "us-east", "ZZZ"].map(nameOf));
});

test("all that is mapped but the pole has its place in the atlas, and in its frame", () => {
  const { viewBox, lands, dots } = atlasOf(world);
  const drawn = new Set([...lands, ...dots].map(({ code }) => code));
  equal(["AQ"], [...mapped].filter((code) => !drawn.has(code)));
  const [left, top, width, height] = viewBox.split(" ").map(Number);
  const within = ([x, y]) => x >= left && x <= left + width && y >= top && y <= top + height;
  equal([], [...lands, ...dots].filter(({ at }) => !within(at)).map(({ code }) => code));
});

test("what a mouse would not find has a dot", () => {
  const { dots } = atlasOf(world);
  const codes = dots.map(({ code }) => code);
  equal([true, true, true, false], ["LU", "BN", "SG", "DE"].map((code) => codes.includes(code)));
  equal(codes.length, new Set(codes).size);
});
