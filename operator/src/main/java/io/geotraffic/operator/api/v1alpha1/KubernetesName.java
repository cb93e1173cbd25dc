package io.geotraffic.operator.api.v1alpha1;

/** CEL rules for names of other objects, and for the keys of what they hold. */
final class KubernetesName {
    /** Of an object. */
    static final String RULE = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')";

    static final String LETTERS = "'s name: a-z 0-9 - and dots, a letter or digit first and last, such as ";

    /** Of an entry of a ConfigMap or Secret. */
    static final String KEY_RULE = "self.matches('^[-._a-zA-Z0-9]+$') && self != '.' && !self.startsWith('..')";

    static final String KEY_MESSAGE = "write a key: A-Z a-z 0-9 - _ and dots, such as ";

    private KubernetesName() {}
}
