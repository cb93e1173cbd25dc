import { proofsOf } from "../proof.js";
import { readingOf } from "../reading.js";
import { equal, test } from "./check.js";
import { metrics } from "./metrics.js";

const BYTES = { "SE eth0 4": [100, 10], "SE eth0 6": [200, 20], "SE wg0 4": [1, 2], "PRIVATE eth0 4": [5, 0] };

test("a country is the sum of its interfaces and IP versions", () => {
  const { countries } = readingOf(metrics({ bytes: BYTES }));
  equal(new Map([["SE", { sent: 301, received: 32 }], ["PRIVATE", { sent: 5, received: 0 }]]), countries);
});

test("interfaces have a state, and bytes if they are counted", () => {
  const { interfaces } = readingOf(metrics({ bytes: BYTES, states: { wg0: 1, eth9: 2, eth0: 0 } }));
  equal(["eth0 up", "eth9 not found", "wg0 down"], interfaces.map(({ name, state }) => `${name} ${state}`));
  equal([305, undefined, 1], interfaces.map((each) => each.sent?.total));
  equal([305, undefined, 1], interfaces.map((each) => each.sent?.attributed));
});

test("the process, its settings and its database are known", () => {
  const more = 'geoip_database_info{build="2026-01-02",type="Some Country"} 1\n';
  const { time, started, interval, build, database } = readingOf(metrics({ more }));
  equal([100, 1, 2, "1.2.3 abc", { build: "2026-01-02", type: "Some Country" }], [time, started, interval, build, database]);
  equal(null, readingOf(metrics({})).database);
});

test("the proof is reckoned from countries and reasons", () => {
  const proofs = proofsOf(readingOf(metrics({ bytes: BYTES, others: { eth0: 42 }, states: { eth0: 0, wg0: 0, eth9: 2 } })));
  equal(["eth0 received", "eth0 sent", "wg0 received", "wg0 sent"], proofs.map((each) => `${each.name} ${each.direction}`));
  equal([72, 30, 42, 0], [proofs[0].total, proofs[0].attributed, proofs[0].nonIp, proofs[0].evicted]);
  equal([0, 0, 0, 0], proofs.map(({ difference }) => difference));
});

test("a proof that fails says by how much", () => {
  const text = metrics({ bytes: BYTES }).replace(/(geoip_interface_bytes_total\{direction="sent",interface="eth0"\}) .*/, "$1 306");
  equal([1], proofsOf(readingOf(text)).map(({ difference }) => difference).filter((each) => each !== 0));
});

test("a reason of the future is part of the proof", () => {
  const more = 'geoip_unattributed_bytes_total{direction="sent",interface="eth0",reason="new"} 7\n';
  const text = metrics({ bytes: BYTES, more }).replace(/(geoip_interface_bytes_total\{direction="sent",interface="eth0"\}) .*/, "$1 312");
  equal([0, 0, 0, 0], proofsOf(readingOf(text)).map(({ difference }) => difference));
});
