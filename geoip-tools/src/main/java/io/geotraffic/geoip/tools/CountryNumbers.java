package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.SharedTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of countries in a tree, from 0 in the order in which they are met. */
final class CountryNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> codes = new ArrayList<>();

    /** What stands for the country in a tree. */
    int leaf(String code) {
        return SharedTree.leaf(numbers.computeIfAbsent(code, this::add));
    }

    private int add(String code) {
        codes.add(code);
        return codes.size() - 1;
    }

    /** By number. */
    List<String> codes() {
        return List.copyOf(codes);
    }
}
