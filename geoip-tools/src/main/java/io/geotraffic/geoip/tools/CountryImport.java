package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.Network;
import io.geotraffic.geoip.SharedTree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes one table of any number of files. For one thread.
 *
 * <p>Of ranges that overlap the smaller one wins, whatever file and line it is in; of two of equal size
 * that overlap in part the one that begins later. The same range twice with two countries is an error.
 * Overrides are a layer of their own: whatever they say wins over the files, and among them the same
 * rules hold.
 */
public final class CountryImport {
    private static final int LONGEST_DESCRIPTION = 400;

    private final SourceFormat format;
    private final RangeLayer ranges = new RangeLayer();
    private final RangeLayer overrides = new RangeLayer();
    private final List<SourceFacts> sources = new ArrayList<>();
    private final List<String> overrideNames = new ArrayList<>();

    public CountryImport(SourceFormat format) {
        this.format = format;
    }

    /**
     * Reads a file of the format.
     *
     * @throws ImportException if the file cannot be read, or something in it is wrong
     */
    public void add(Path file) throws ImportException {
        sources.add(read(format, file, ranges));
    }

    /**
     * Reads a CSV file of own networks, which win over all that was and will be added. Where it has a
     * range without country, the other files decide.
     *
     * @throws ImportException if the file cannot be read, or something in it is wrong
     */
    public void override(Path file) throws ImportException {
        overrideNames.add(read(SourceFormat.CSV, file, overrides).description());
    }

    private static SourceFacts read(SourceFormat format, Path file, RangeLayer layer) throws ImportException {
        long before = layer.size();
        SourceFacts facts;
        try {
            facts = format.source().read(file, layer);
        } catch (OutOfMemoryError e) {
            throw ImportException.of(file, "has too much in it for what is left of the heap; a larger -Xmx is needed");
        }
        if (layer.size() == before) {
            throw ImportException.of(file, "has no range with a country; at least one is needed");
        }
        return facts;
    }

    /** What was read so far. */
    public ImportCounts counts() {
        return new ImportCounts(ranges.size(), ranges.unknown(), overrides.size());
    }

    /**
     * What was read, as a table.
     *
     * @throws ImportException if a range was given two countries, or there is too much for the heap
     */
    public CountryTable table() throws ImportException {
        try {
            return build();
        } catch (OutOfMemoryError e) {
            throw ImportException.ofHeap();
        }
    }

    private CountryTable build() throws ImportException {
        SharedTree tree = new SharedTree();
        CountryNumbers numbers = new CountryNumbers();
        TreeOverlay overlay = new TreeOverlay(tree);
        int ipv4 = overlay.over(overrides.build(4, tree, numbers), ranges.build(4, tree, numbers));
        int ipv6 = overlay.over(overrides.build(6, tree, numbers), ranges.build(6, tree, numbers));
        List<Network> aliases = sources.stream()
                .flatMap(source -> source.aliases().stream())
                .distinct()
                .toList();
        return new CountryTable(provenance(), tree, ipv4, ipv6, numbers.codes(), aliases);
    }

    /** As old as the oldest source, for so old may an answer be. */
    private Provenance provenance() {
        Instant build = sources.stream()
                .map(SourceFacts::build)
                .min(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("Nothing was added"));
        String description =
                sources.stream().map(SourceFacts::description).distinct().collect(Collectors.joining(", "));
        String all = overrideNames.isEmpty()
                ? description
                : description + ", overridden by " + String.join(", ", overrideNames);
        return new Provenance(build, PlainLine.of(all, LONGEST_DESCRIPTION));
    }
}
