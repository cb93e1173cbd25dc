// The proof of totals, reckoned here from the metrics and from nothing that the agent says of itself.

import { DIRECTIONS } from "./reading.js";

/** A row for each interface that is counted, and each direction. */
export function proofsOf(reading) {
  return reading.interfaces.flatMap((each) =>
    DIRECTIONS.toReversed()
      .filter((direction) => each[direction])
      .map((direction) => proofOf(each.name, direction, each[direction])),
  );
}

function proofOf(name, direction, { total, attributed, reasons, device }) {
  const { evicted = 0, non_ip = 0, malformed = 0 } = reasons;
  const unattributed = Object.values(reasons).reduce((sum, bytes) => sum + bytes, 0);
  const difference = total - attributed - unattributed;
  return { name, direction, total, attributed, evicted, nonIp: non_ip, malformed, device, difference };
}
