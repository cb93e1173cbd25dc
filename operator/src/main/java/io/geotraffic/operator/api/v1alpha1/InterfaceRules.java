package io.geotraffic.operator.api.v1alpha1;

/** CEL rules for interfaces: what the agent's own options allow. */
final class InterfaceRules {
    /** Letters of names and globs, and sets whose brackets close. A kernel name has at most 15 bytes. */
    static final String IS_NAME =
            "self.size() <= 15 && self.matches('^([A-Za-z0-9_.:*?@-]|\\\\[[!^]?[A-Za-z0-9_.:@-]+\\\\])+$')";

    static final String NAME_MESSAGE =
            "write one interface: 1 to 15 of A-Z a-z 0-9 _ . : @ -, and in globs * ? [...], such as eth0, veth* or eth[0-3]";

    static final String ARE_NO_KEYWORDS = "!self.exists(name, name == 'any' || name == 'default-route')";

    static final String KEYWORDS_MESSAGE =
            "any and default-route cannot be excluded: write names or globs, such as veth*";

    private InterfaceRules() {}
}
