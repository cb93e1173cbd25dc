package io.geotraffic.operator.api.v1alpha1;

/** CEL rules for labels and annotations. Messages name the key that is wrong, for the refusal's path does not. */
final class LabelRules {
    /** Of a label. */
    static final String IS_VALUE = "self.matches('^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$')";

    static final String VALUE_MESSAGE =
            "write a label's value: at most 63 of A-Z a-z 0-9 - _ and dots, a letter or digit first and last";

    /** Length first, for a schema cannot bound it, and a pattern costs as much as there is to look at. */
    private static final String IS_NO_KEY = """
            key.size() > 317 || !key.matches('^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?\
            [A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$')""";

    static final String ARE_KEYS = "!self.exists(key, " + IS_NO_KEY + ")";

    static final String KEYS_MESSAGE =
            "write a key such as team or example.com/team, whose name is at most 63 of A-Z a-z 0-9 - _ and dots";

    static final String KEY_EXPRESSION =
            "'\"' + self.filter(key, " + IS_NO_KEY + ")[0] + '\" will not do: " + KEYS_MESSAGE + "'";

    private static final String IS_TAKEN = "key.startsWith('app.kubernetes.io/') || key.startsWith('geotraffic.io/')";

    static final String ARE_FREE = "!self.exists(key, " + IS_TAKEN + ")";

    static final String FREE_MESSAGE =
            "app.kubernetes.io/ and geotraffic.io/ belong to the operator: write a key such as team or example.com/team";

    static final String TAKEN_EXPRESSION =
            "'\"' + self.filter(key, " + IS_TAKEN + ")[0] + '\" is taken: " + FREE_MESSAGE + "'";

    private LabelRules() {}
}
