// The world as it is drawn: outlines in a plane, and where on it each country is.

import { codeOf, places } from "./iso.js";

const { geoEqualEarth, geoPath } = globalThis.d3;
const { feature, mesh } = globalThis.topojson;
const ANTARCTICA = "AQ";
/** Or dots at the date line would be halves. */
const MARGIN = 8;
/** Shapes below this have a dot on them as well, for nobody would find them. */
const LEAST_AREA = 40;

export const WIDTH = 960;

/**
 * viewBox: what all of it fits
 * lands: a list of {code, outline, at}, with no code where ISO has none
 * borders: the lines between them
 * dots: a list of {code, at}, for what is too small
 */
export function atlasOf(world) {
  const all = feature(world, world.objects.countries).features.map((shape) => ({ shape, code: codeOf(shape) }));
  // Nobody lives at the pole, and it would take a fifth of the height.
  const inhabited = all.filter(({ code }) => code !== ANTARCTICA);
  const together = { type: "FeatureCollection", features: inhabited.map(({ shape }) => shape) };
  const projection = geoEqualEarth().fitWidth(WIDTH, together);
  const path = geoPath(projection).digits(1);
  const [[, top], [, bottom]] = path.bounds(together);
  const tiny = inhabited.filter(({ shape, code }) => code && path.area(shape) < LEAST_AREA);
  return {
    viewBox: [-MARGIN, top - MARGIN, WIDTH + 2 * MARGIN, bottom - top + 2 * MARGIN].map(Math.round).join(" "),
    lands: inhabited.map(({ shape, code }) => ({ code, outline: path(shape), at: path.centroid(shape) })),
    borders: path(mesh(world, world.objects.countries, (one, other) => one !== other)),
    dots: [
      ...tiny.map(({ shape, code }) => ({ code, at: path.centroid(shape) })),
      ...[...places].map(([code, place]) => ({ code, at: projection(place) })),
    ],
  };
}
