// What one page of metrics tells, in the terms of this page.

import { parse } from "./exposition.js";

export const DIRECTIONS = ["sent", "received"];
const STATES = new Map([[0, "up"], [1, "down"], [2, "not found"]]);

/**
 * countries: a map from code to bytes {sent, received}
 * series: a list of {key, country, interface, direction, value}, one for each that has a country
 * interfaces: a list of {name, state, sent, received}; no bytes where it is not counted
 * database: {type, build}, or null
 */
export function readingOf(text) {
  const families = parse(text);
  const series = DIRECTIONS.flatMap((direction) =>
    all(families, `geoip_bytes_${direction}_total`).map((sample) => seriesOf(sample, direction)),
  );
  return {
    time: one(families, "geoip_ebpf_map_read_timestamp_seconds"),
    started: one(families, "process_start_time_seconds"),
    interval: one(families, "geoip_config_poll_interval_seconds"),
    build: all(families, "geoip_build_info").map(({ labels }) => `${labels.version} ${labels.revision}`)[0],
    database: all(families, "geoip_database_info").map(({ labels }) => labels)[0] ?? null,
    countries: sumByCountry(series),
    series,
    interfaces: interfacesOf(families, series),
  };
}

function all(families, name) {
  return families.get(name) ?? [];
}

function one(families, name) {
  return all(families, name)[0]?.value;
}

function seriesOf({ labels, value }, direction) {
  const key = [direction, labels.country, labels.ip_version, labels.interface].join(" ");
  return { key, country: labels.country, interface: labels.interface, direction, value };
}

function sumByCountry(series) {
  const countries = new Map();
  for (const { country, direction, value } of series) {
    const bytes = countries.get(country) ?? { sent: 0, received: 0 };
    bytes[direction] += value;
    countries.set(country, bytes);
  }
  return countries;
}

function interfacesOf(families, series) {
  const interfaces = new Map();
  for (const { labels, value } of all(families, "geoip_interface_status")) {
    interfaces.set(labels.interface, { name: labels.interface, state: STATES.get(value) ?? "unknown" });
  }
  for (const { labels, value } of all(families, "geoip_interface_bytes_total")) {
    const each = interfaces.get(labels.interface) ?? { name: labels.interface, state: "unknown" };
    each[labels.direction] = { total: value, attributed: 0, reasons: {}, device: 0, ahead: 0 };
    interfaces.set(labels.interface, each);
  }
  const sideOf = (labels) => interfaces.get(labels.interface)?.[labels.direction] ?? {};
  series.forEach((each) => (sideOf(each).attributed += each.value));
  for (const { labels, value } of all(families, "geoip_unattributed_bytes_total")) {
    const side = sideOf(labels);
    side.reasons = { ...side.reasons, [labels.reason]: value };
  }
  all(families, "geoip_device_bytes_total").forEach(({ labels, value }) => (sideOf(labels).device = value));
  all(families, "geoip_interface_programs_ahead").forEach(({ labels, value }) => (sideOf(labels).ahead = value));
  return [...interfaces.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
