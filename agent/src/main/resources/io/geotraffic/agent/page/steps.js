// The map's scale: six steps, each ten times the one before, so that the few large countries leave room
// for the many small ones.

export const STEPS = 6;
/** The greatest value may fall so far below the last step before the scale follows: it is not to flicker. */
const SLACK = 0.5;

/** Of a bit there are no parts, so the second step begins at 1 at least. */
export const LEAST_POWER = STEPS - 2;

/** The power of ten at which the last step begins, so that the greatest value is in it, or below. */
export function lastPower(greatest, former) {
  const isStill = greatest >= SLACK * Number(`1e${former}`) && greatest < Number(`1e${former + 1}`);
  return Math.max(LEAST_POWER, isStill ? former : power(greatest));
}

/** By digits and not by a logarithm, which may be off by the last bit at a power of ten. */
function power(value) {
  return value > 0 ? Number(value.toExponential().split("e")[1]) : 0;
}

/** The least of each step but the first. */
export function bounds(lastPower) {
  return Array.from({ length: STEPS - 1 }, (_, i) => Number(`1e${lastPower - (STEPS - 2) + i}`));
}

/** 0 for nothing at all, else 1 to STEPS. */
export function stepOf(value, bounds) {
  return value > 0 ? 1 + bounds.filter((bound) => value >= bound).length : 0;
}
