package io.geotraffic.geoip.tools.command;

import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line. */
final class WrongUsage {
    private WrongUsage() {}

    static String describe(ParameterException failure) {
        return switch (failure) {
            case UnmatchedArgumentException e -> unmatched(e);
            case MissingParameterException e -> missing(e);
            case OverwrittenOptionException e -> name(e.getOverwritten()) + " is given twice; allowed is once";
            case ParameterException e
            when e.getCause() instanceof TypeConversionException allowed ->
                name(e.getArgSpec()) + " " + e.getValue() + ": " + allowed.getMessage();
            // Without a command there is nothing else to be wrong with.
            default ->
                failure.getCommandLine().getParent() == null
                        ? "which command? " + commands(failure.getCommandLine())
                        : String.valueOf(failure.getMessage());
        };
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        CommandLine line = failure.getCommandLine();
        if (failure.isUnknownOption()) {
            return noOption(failure.getUnmatched().getFirst(), line);
        }
        String word = '"' + failure.getUnmatched().getFirst() + '"';
        return line.getSubcommands().isEmpty()
                ? word + " is too much for " + nameOf(line) + "; --help shows what it takes"
                : word + " is no command; " + commands(line);
    }

    /**
     * An option without its value is missing just as one that is not there. One that is misspelt is there, and
     * the right one is missing: then the first is what to tell of.
     */
    private static String missing(MissingParameterException failure) {
        Optional<String> misspelt = failure.getCommandLine().getUnmatchedArguments().stream()
                .filter(word -> word.startsWith("-"))
                .findFirst();
        if (misspelt.isPresent()) {
            return noOption(misspelt.get(), failure.getCommandLine());
        }
        return nameOf(failure.getCommandLine()) + " lacks "
                + failure.getMissing().stream().map(WrongUsage::synopsis).collect(Collectors.joining(" and "))
                + "; --help shows how";
    }

    private static String noOption(String word, CommandLine line) {
        return '"' + word + "\" is no option of " + nameOf(line) + "; --help lists them";
    }

    private static String synopsis(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }

    private static String commands(CommandLine line) {
        return "allowed are " + String.join(", ", line.getSubcommands().keySet()) + "; --help tells of them";
    }

    private static String nameOf(CommandLine line) {
        return line.getCommandName();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
