// SPDX-License-Identifier: Apache-2.0

// Writes a Prometheus' blocks of what it would have of a large cluster after a week, in a
// minute and not in a week:
//
//	blocks -nodes N -countries N -interfaces N FOLDER END
//
// END is in Unix seconds. Of the week before it, all series of countries and monitors
// alone are there; of the last six hours all that is recorded, a sample each 30 s; and of
// the last hour what agents show, a scrape each 30 s. Prints how many series and samples.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"
)

const step = 30 * time.Second

// In the order of their age: what agents show, what is recorded, what is kept of a week.
// Blocks are of two hours, as the head leaves them, and one of the rest.
var spans = [...]time.Duration{time.Hour, 6 * time.Hour, 7 * 24 * time.Hour}

const block = 2 * time.Hour

func write(folder string, end time.Time, size size) error {
	var samples int
	series := all(size)
	for last := end; last.After(end.Add(-spans[2])); {
		first := last.Add(-block)
		if first.Before(end.Add(-spans[1])) {
			first = end.Add(-spans[2])
		}
		written, err := writeBlock(folder, first, last, end, series)
		if err != nil {
			return err
		}
		samples += written
		last = first
	}
	fmt.Println(len(series), samples)
	return nil
}

func main() {
	var size size
	flag.IntVar(&size.nodes, "nodes", 500, "")
	flag.IntVar(&size.countries, "countries", 200, "")
	flag.IntVar(&size.interfaces, "interfaces", 2, "")
	flag.Parse()
	end, err := strconv.ParseInt(flag.Arg(1), 10, 64)
	if err == nil {
		err = write(flag.Arg(0), time.Unix(end, 0), size)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "blocks:", err)
		os.Exit(1)
	}
}
