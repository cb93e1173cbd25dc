package io.geotraffic.geoip;

/**
 * Where a prefix belongs.
 *
 * @param country ISO 3166-1 alpha-2 code, as the database has it, or a label such as {@code UNKNOWN}
 * @param ambiguous whether some address of the prefix has another answer, or none
 */
public record Attribution(String country, boolean ambiguous) {}
