package io.geotraffic.agent.netif;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which interfaces are meant: by name, by pattern, by what leads to everywhere, or all. */
public final class InterfaceSelector {
    /** All but loopback. */
    public static final String ANY = "any";

    /** Those that a default route leads through. */
    public static final String DEFAULT_ROUTE = "default-route";

    private final boolean any;
    private final boolean defaultRoute;
    private final Set<String> names;
    private final List<Glob> patterns;
    private final List<Glob> excluded;

    /**
     * @param included valid names, patterns (see glob(7)), {@value #ANY} and {@value #DEFAULT_ROUTE}
     * @param excluded names and patterns; they win
     */
    public InterfaceSelector(List<String> included, List<String> excluded) {
        this.any = included.contains(ANY);
        this.defaultRoute = included.contains(DEFAULT_ROUTE);
        this.patterns = globs(included.stream().filter(Glob::isPattern));
        this.excluded = globs(excluded.stream());
        this.names = included.stream()
                .filter(name -> !isKeyword(name) && !Glob.isPattern(name) && !isExcluded(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it can be a name or a pattern. */
    public static boolean isValid(String name) {
        return Glob.of(name).isPresent();
    }

    private static List<Glob> globs(Stream<String> texts) {
        return texts.map(text -> Glob.of(text).orElseThrow(() -> new IllegalArgumentException(text)))
                .toList();
    }

    private static boolean isKeyword(String name) {
        return name.equals(ANY) || name.equals(DEFAULT_ROUTE);
    }

    /** Whether default routes decide. */
    public boolean needsRoutes() {
        return defaultRoute;
    }

    public Selection select(Network network) {
        List<Link> selected = new ArrayList<>();
        Set<String> missing = new TreeSet<>(names);
        for (Link link : network.links()) {
            missing.remove(link.name());
            if (isIncluded(link, network.defaultRoutes()) && !isExcluded(link.name())) {
                selected.add(link);
            }
        }
        return new Selection(selected, missing);
    }

    private boolean isIncluded(Link link, Set<Integer> defaultRoutes) {
        return names.contains(link.name())
                || (any && !link.loopback())
                || (defaultRoute && defaultRoutes.contains(link.ifindex()))
                || matches(patterns, link.name());
    }

    private boolean isExcluded(String name) {
        return matches(excluded, name);
    }

    private static boolean matches(List<Glob> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
