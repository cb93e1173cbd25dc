package io.geotraffic.agent.options;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a command line, and the environment where they are silent.
 *
 * <p>Our own, for the libraries that do this cost the agent up to 80 ms of its start and 4 MB.
 */
final class CommandLine {
    private final Map<Flag, Setting> settings = new EnumMap<>(Flag.class);

    private CommandLine() {}

    static CommandLine parse(List<String> words, Map<String, String> environment) throws OptionException {
        CommandLine line = new CommandLine();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            line.take(rest.next(), rest);
        }
        for (Flag flag : Flag.values()) {
            // An empty variable is what is left of one that a template did not fill in.
            String value = environment.getOrDefault(flag.environmentVariable(), "");
            if (!value.isEmpty()) {
                line.settings.putIfAbsent(flag, new Setting(flag.environmentVariable() + "=", value));
            }
        }
        return line;
    }

    /** The value given, if there is one. */
    Optional<Setting> find(Flag flag) {
        return Optional.ofNullable(settings.get(flag));
    }

    /** The value given, or the default. */
    Setting get(Flag flag) {
        return settings.getOrDefault(flag, new Setting(flag.option() + " ", flag.defaultText()));
    }

    private void take(String word, Iterator<String> rest) throws OptionException {
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        Flag flag = flagOf(option)
                .orElseThrow(() -> new OptionException("\"" + word + "\" is no option: --help lists them"));
        if (equals < 0 && !rest.hasNext()) {
            throw new OptionException(option + " lacks its value");
        }
        String value = equals < 0 ? rest.next() : word.substring(equals + 1);
        if (equals < 0 && value.startsWith("--")) {
            throw new OptionException(option + " lacks its value: " + value + " follows; if that is meant, write "
                    + option + "=" + value);
        }
        if (settings.put(flag, new Setting(option + " ", value)) != null) {
            throw new OptionException(option + " is given twice");
        }
    }

    private static Optional<Flag> flagOf(String option) {
        return Arrays.stream(Flag.values())
                .filter(flag -> flag.option().equals(option))
                .findFirst();
    }
}
