package io.geotraffic.http.exposition;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.LongStream;

/** How values are distributed. Any thread may add one. */
public final class Histogram {
    private final List<Double> bounds;
    private final AtomicLongArray within;
    private final DoubleAdder sum = new DoubleAdder();

    /**
     * @param bounds the largest values of each bucket, growing; there is one more for what is beyond
     * @param within how many values each bucket has, without those below it
     * @param sum of all values
     */
    public record Counts(List<Double> bounds, List<Long> within, double sum) {}

    /** @param bounds as those of {@link Counts} */
    public Histogram(Double... bounds) {
        this.bounds = List.of(bounds);
        within = new AtomicLongArray(bounds.length + 1);
    }

    public void observe(double value) {
        int bucket = 0;
        while (bucket < bounds.size() && value > bounds.get(bucket)) {
            bucket++;
        }
        sum.add(value);
        within.incrementAndGet(bucket);
    }

    public Counts counts() {
        return new Counts(
                bounds,
                LongStream.range(0, within.length())
                        .map(bucket -> within.get((int) bucket))
                        .boxed()
                        .toList(),
                sum.sum());
    }
}
