// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"maps"
	randv2 "math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/storage"
	"github.com/prometheus/prometheus/tsdb"
	"github.com/prometheus/prometheus/tsdb/chunkenc"
	"github.com/prometheus/prometheus/tsdb/chunks"
	"github.com/prometheus/prometheus/tsdb/index"
)

// As the head of Prometheus has it.
const samplesOfChunk = 120

// writeBlock writes what is of [first, last) and tells how many samples that is. The
// series are in the order of their labels.
func writeBlock(folder string, first, last, end time.Time, all []source) (samples int, err error) {
	id := ulid.MustNew(ulid.Timestamp(last), rand.Reader)
	dir := filepath.Join(folder, id.String())
	data, err := chunks.NewWriter(filepath.Join(dir, "chunks"))
	if err != nil {
		return 0, err
	}
	names, err := index.NewWriter(context.Background(), filepath.Join(dir, "index"))
	if err != nil {
		return 0, err
	}
	series := slices.DeleteFunc(slices.Clone(all), func(s source) bool {
		return !end.Add(-spans[s.spans-1]).Before(last)
	})
	for _, symbol := range symbols(series) {
		if err := names.AddSymbol(symbol); err != nil {
			return 0, err
		}
	}

	stats := tsdb.BlockStats{NumSeries: uint64(len(series))}
	random := randv2.New(randv2.NewPCG(1, uint64(last.Unix())))
	for i, s := range series {
		from := first
		if oldest := end.Add(-spans[s.spans-1]); oldest.After(first) {
			from = oldest
		}
		metas, err := chunksOf(s, from, last, random)
		if err != nil {
			return 0, err
		}
		if err := data.WriteChunks(metas...); err != nil {
			return 0, err
		}
		if err := names.AddSeries(storage.SeriesRef(i), s.labels, metas...); err != nil {
			return 0, err
		}
		stats.NumChunks += uint64(len(metas))
		for _, meta := range metas {
			stats.NumSamples += uint64(meta.Chunk.NumSamples())
		}
	}
	if err := cmp.Or(data.Close(), names.Close()); err != nil {
		return 0, err
	}
	return int(stats.NumSamples), writeMeta(dir, id, first, last, stats)
}

// symbols returns all strings of the labels, in order.
func symbols(series []source) []string {
	found := map[string]struct{}{}
	for _, s := range series {
		s.labels.Range(func(l labels.Label) {
			found[l.Name], found[l.Value] = struct{}{}, struct{}{}
		})
	}
	return slices.Sorted(maps.Keys(found))
}

func chunksOf(s source, from, to time.Time, random *randv2.Rand) ([]chunks.Meta, error) {
	var metas []chunks.Meta
	next := s.values(step.Seconds(), random)
	for at := from; at.Before(to); {
		chunk := chunkenc.NewXORChunk()
		appender, err := chunk.Appender()
		if err != nil {
			return nil, err
		}
		meta := chunks.Meta{Chunk: chunk, MinTime: at.UnixMilli()}
		for n := 0; n < samplesOfChunk && at.Before(to); n++ {
			meta.MaxTime = at.UnixMilli()
			appender.Append(meta.MaxTime, next())
			at = at.Add(step)
		}
		metas = append(metas, meta)
	}
	return metas, nil
}

func writeMeta(dir string, id ulid.ULID, first, last time.Time, stats tsdb.BlockStats) error {
	meta, err := json.Marshal(tsdb.BlockMeta{
		ULID: id, MinTime: first.UnixMilli(), MaxTime: last.UnixMilli(), Stats: stats, Version: 1,
		Compaction: tsdb.BlockMetaCompaction{Level: 1, Sources: []ulid.ULID{id}},
	})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "meta.json"), meta, 0o644)
}
