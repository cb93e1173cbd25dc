package io.geotraffic.operator.api.v1alpha1;

/** CEL rules for requests and limits. Messages name the resource, for the refusal's path does not. */
final class ResourceRules {
    private static final String IS_NO_NAME =
            "!(name in ['cpu', 'memory', 'ephemeral-storage'] || name.startsWith('hugepages-') || name.contains('/'))";

    static final String ARE_NAMES = "!self.exists(name, " + IS_NO_NAME + ")";

    static final String NAMES_MESSAGE =
            "write cpu, memory, ephemeral-storage, or a resource such as example.com/device";

    static final String NAME_EXPRESSION =
            "'\"' + self.filter(name, " + IS_NO_NAME + ")[0] + '\" is no resource: " + NAMES_MESSAGE + "'";

    static final String IS_QUANTITY = "isQuantity(string(self)) && !quantity(string(self)).isLessThan(quantity('0'))";

    static final String QUANTITY_MESSAGE = "write an amount, such as 10m or \"0.5\" CPUs, 64Mi or 1Gi of memory";

    /** Amounts that are none are told of by another rule. */
    private static final String IS_BEYOND = """
            name in self.limits && isQuantity(string(self.requests[name])) && isQuantity(string(self.limits[name])) \
            && quantity(string(self.requests[name])).isGreaterThan(quantity(string(self.limits[name])))""";

    static final String ARE_WITHIN_LIMITS =
            "!has(self.requests) || !has(self.limits) || !self.requests.exists(name, " + IS_BEYOND + ")";

    static final String LIMITS_MESSAGE = "lower the request or raise the limit";

    static final String BEYOND_EXPRESSION = "'requests more ' + self.requests.filter(name, " + IS_BEYOND
            + ")[0] + ' than it is limited to: " + LIMITS_MESSAGE + "'";

    private ResourceRules() {}
}
