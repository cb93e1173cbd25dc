// Tests of pure functions, which run in a browser as the functions do.

export const results = [];

/** Runs a test and takes its result down: {name, failure}. */
export function test(name, run) {
  try {
    run();
    results.push({ name, failure: "" });
  } catch (error) {
    results.push({ name, failure: String(error.stack ?? error) });
  }
}

/** As far as JSON tells values apart, and maps as their entries. */
export function equal(expected, actual) {
  const [wanted, got] = [expected, actual].map((value) => JSON.stringify(value, plain));
  if (wanted !== got) {
    throw new Error(`expected ${wanted}, got ${got}`);
  }
}

function plain(_, value) {
  if (value instanceof Map) {
    return [...value];
  }
  return value === undefined || Number.isFinite(value) || typeof value !== "number" ? value : String(value);
}
