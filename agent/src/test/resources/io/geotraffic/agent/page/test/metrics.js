// Pages of metrics to try things on.

/**
 * @param bytes by "COUNTRY INTERFACE VERSION", a pair of sent and received
 * @param others of an interface, not by country: {non_ip} of what was received
 */
export function metrics({ time = 100, started = 1, interval = 2, bytes = {}, states = { eth0: 0 }, others = {}, more = "" }) {
  const lines = [
    `geoip_ebpf_map_read_timestamp_seconds ${time}`,
    `process_start_time_seconds ${started}`,
    `geoip_config_poll_interval_seconds ${interval}`,
    'geoip_build_info{revision="abc",version="1.2.3"} 1',
  ];
  const totals = new Map();
  for (const [key, pair] of Object.entries(bytes)) {
    const [country, device, version] = key.split(" ");
    ["sent", "received"].forEach((direction, i) => {
      lines.push(`geoip_bytes_${direction}_total{country="${country}",interface="${device}",ip_version="${version}"} ${pair[i]}`);
      const side = `direction="${direction}",interface="${device}"`;
      totals.set(side, (totals.get(side) ?? 0) + pair[i]);
    });
  }
  for (const [device, count] of Object.entries(others)) {
    const side = `direction="received",interface="${device}"`;
    lines.push(`geoip_unattributed_bytes_total{${side},reason="non_ip"} ${count}`);
    totals.set(side, (totals.get(side) ?? 0) + count);
  }
  totals.forEach((total, side) => lines.push(`geoip_interface_bytes_total{${side}} ${total}`));
  Object.entries(states).forEach(([device, state]) => lines.push(`geoip_interface_status{interface="${device}"} ${state}`));
  return lines.join("\n") + "\n" + more;
}
