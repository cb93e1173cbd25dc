package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.tools.Provenance;
import java.util.List;

/**
 * A database of a size that a ConfigMap can hold.
 *
 * @param base64 the file, as a manifest has it
 * @param type what the file says it is
 * @param pruning to which prefixes it was pruned
 * @param report lines that say what was done to it
 */
record ConfigMapData(String base64, String type, Provenance provenance, PrefixLengths pruning, List<String> report) {}
