// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"github.com/prometheus/prometheus/model/labels"
)

const (
	monitor = "egress"

	// Of a country's interfaces, those that it is reached by over IPv6, too: each fourth.
	ipv6Share = 4

	// Bytes per second of the country that most goes to, by one interface.
	most = 2_000_000.0
)

// source is a series: its labels, and what it shows at each step.
type source struct {
	labels labels.Labels
	// Bytes per second, around which a series moves.
	rate float64
	// Of how many of the three spans it is, the latest first: see main.go.
	spans int
	// Whether it adds up what was sent, and does not show how much that is at the time.
	counter bool
}

// values returns what the series shows one step after another, from wherever it is.
func (s source) values(seconds float64, random *rand.Rand) func() float64 {
	total := float64(random.IntN(1 << 40))
	return func() float64 {
		now := s.rate * (0.5 + random.Float64())
		if !s.counter {
			return now
		}
		total += float64(int64(now * seconds))
		return total
	}
}

type size struct {
	nodes, countries, interfaces int
}

func node(i int) string {
	return fmt.Sprintf("node-%03d.example.com", i)
}

// country returns a code of two letters, whether a country has it or not; and the two
// that are none.
func country(i int) string {
	switch i {
	case 0:
		return "PRIVATE"
	case 1:
		return "UNKNOWN"
	default:
		i -= 2
		return string([]byte{byte('A' + i/26), byte('A' + i%26)})
	}
}

// rate of a country: the second one has half of the first one's traffic, and so on.
func rate(country int) float64 {
	return most / float64(country+1)
}

// all that a Prometheus has of a monitor: what its agents show, and what is recorded.
func all(size size) []source {
	var result []source
	for _, direction := range []string{"sent", "received"} {
		result = append(result, raw(size, direction)...)
		result = append(result, recorded(size, direction)...)
	}
	slices.SortFunc(result, func(a, b source) int { return labels.Compare(a.labels, b.labels) })
	return result
}

func scraped(name string, n int, more ...string) labels.Labels {
	return labels.FromStrings(append([]string{
		labels.MetricName, name, "job", "geotraffic-agent", "monitor", monitor, "node", node(n),
		"instance", fmt.Sprintf("10.0.%d.%d:10479", n/250, n%250+1),
		"namespace", "geotraffic", "service", "geotraffic-agent-" + monitor,
	}, more...)...)
}

// raw is of agents: the last span alone has it.
func raw(size size, direction string) []source {
	var result []source
	for n := range size.nodes {
		for i := range size.interfaces {
			device := "eth" + strconv.Itoa(i)
			for c := range size.countries {
				for _, version := range []string{"4", "6"} {
					if version == "6" && (c+i)%ipv6Share != 0 {
						continue
					}
					result = append(result, source{scraped("geoip_bytes_"+direction+"_total", n,
						"country", country(c), "interface", device, "ip_version", version), rate(c), 1, true})
				}
			}
			result = append(result, source{scraped("geoip_interface_bytes_total", n,
				"direction", direction, "interface", device), most * 6, 1, true})
			for _, reason := range []string{"evicted", "malformed", "non_ip"} {
				result = append(result, source{scraped("geoip_unattributed_bytes_total", n,
					"direction", direction, "interface", device, "reason", reason), 1000, 1, true})
			}
		}
	}
	return result
}

func of(level, metric string, more ...string) labels.Labels {
	return labels.FromStrings(append([]string{
		labels.MetricName, level + ":" + metric, "monitor", monitor,
	}, more...)...)
}

// recorded is of the rules; what is of countries or monitors alone is of all spans.
func recorded(size size, direction string) []source {
	var result []source
	metric := "geoip_bytes_" + direction + ":rate5m"
	interfaces, nodes := float64(size.interfaces), float64(size.nodes)
	for n := range size.nodes {
		for c := range size.countries {
			result = append(result, source{of("monitor_node_country", metric, "node", node(n), "country", country(c)),
				rate(c) * interfaces, 2, false})
		}
		result = append(result, source{of("monitor_node", metric, "node", node(n)), most * 6 * interfaces, 2, false})
	}
	for c := range size.countries {
		result = append(result, source{of("monitor_country", metric, "country", country(c)),
			rate(c) * interfaces * nodes, 3, false})
	}
	result = append(result, source{of("monitor", metric), most * 6 * interfaces * nodes, 3, false})
	if direction == "sent" {
		for c := range size.countries {
			result = append(result, source{of("monitor_country", "geoip_bytes_sent:mean7d", "country", country(c)),
				rate(c) * interfaces * nodes, 2, false})
		}
		for n := range size.nodes {
			result = append(result, source{of("monitor_node", "geoip_unattributed_bytes:ratio_rate5m", "node", node(n)),
				0.001, 2, false})
		}
		result = append(result, source{of("monitor", "geoip_unattributed_bytes:ratio_rate5m"), 0.001, 2, false})
	}
	return result
}
