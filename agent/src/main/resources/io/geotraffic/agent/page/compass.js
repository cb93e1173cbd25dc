// Which place lies next in the direction of an arrow key.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** How much worse it is to be off to the side than to be far. */
const ASIDE = 2;

/** The key of the place to go to; undefined if there is none that way, or the key is no arrow. */
export function nextPlace(arrow, [x, y], places) {
  const way = ARROWS[arrow];
  let best;
  let least = Infinity;
  for (const [key, [otherX, otherY]] of way ? places : []) {
    const ahead = (otherX - x) * way[0] + (otherY - y) * way[1];
    const aside = Math.abs((otherX - x) * way[1]) + Math.abs((otherY - y) * way[0]);
    const cost = ahead + ASIDE * aside;
    // Within the quarter of the compass that the arrow points to.
    if (ahead > 0 && aside <= ahead && cost < least) {
      best = key;
      least = cost;
    }
  }
  return best;
}
