package io.geotraffic.geoip.tools.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The command with all its commands. */
@Command(
        name = Geoip.NAME,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Takes country databases of all kinds, makes them small, and tells what is in them.",
        footer = {
            "geotraffic-geoip COMMAND --help tells more.",
            "Exit status: 0 done, 1 a file cannot be used, 2 wrong usage."
        })
public final class Geoip {
    static final String NAME = "geotraffic-geoip";

    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;

    private Geoip() {}

    public static void main(String... words) {
        // What it prints is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(List.of(words), Streams.standard(), Clock.systemUTC()));
    }

    /** @return the exit status */
    static int run(List<String> words, Streams streams, Clock clock) {
        int status;
        try {
            status = commandLine(streams, clock).execute(words.toArray(String[]::new));
        } catch (OutOfMemoryError e) {
            say(streams.err(), "the heap is too small; more is needed, such as by JDK_JAVA_OPTIONS=-Xmx2g");
            status = FAILURE;
        }
        if (streams.out().checkError()) {
            say(streams.err(), "cannot write to standard output");
            status = FAILURE;
        }
        return status;
    }

    private static CommandLine commandLine(Streams streams, Clock clock) {
        CommandLine line = new CommandLine(new Geoip())
                .addSubcommand(new InspectCommand(streams.out(), clock))
                .addSubcommand(new LookupCommand(streams))
                .addSubcommand(new ImportCommand(streams))
                .addSubcommand(new PackCommand(streams))
                .addSubcommand(new ConfigMapCommand(streams));
        line.getCommandSpec().addOption(version());
        line.getCommandSpec().usageMessage().optionListHeading("%n").commandListHeading("%n");
        helps(line);
        line.getSubcommands().values().forEach(Geoip::helps);
        return line.setOut(new PrintWriter(streams.out(), true, streams.out().charset()))
                .setErr(new PrintWriter(streams.err(), true, streams.err().charset()))
                // Options are shown as they are typed; --name=value is taken all the same.
                .setHelpFactory((command, colors) -> {
                    command.parser().separator(" ");
                    return new Help(command, colors);
                })
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(90)
                // The name of a file may begin with @.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((failure, _) -> wrongUsage(streams.err(), WrongUsage.describe(failure)))
                .setExecutionExceptionHandler((failure, _, _) -> failed(streams.err(), failure));
    }

    private static void helps(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("this text")
                        .build());
        command.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .synopsisHeading("%nUsage: ")
                .parameterListHeading("%n")
                .footerHeading("%n");
    }

    private static OptionSpec version() {
        return OptionSpec.builder("--version")
                .versionHelp(true)
                .description("which version this is")
                .build();
    }

    private static int wrongUsage(PrintStream err, String message) {
        say(err, message);
        return WRONG_USAGE;
    }

    /** @throws Exception the failure, if it is none that a user can cause */
    private static int failed(PrintStream err, Exception failure) throws Exception {
        return switch (failure) {
            case UsageException e -> wrongUsage(err, String.valueOf(e.getMessage()));
            case IOException e -> {
                say(err, String.valueOf(e.getMessage()));
                yield FAILURE;
            }
            default -> throw failure;
        };
    }

    static void say(PrintStream err, String message) {
        err.println(NAME + ": " + OneLine.of(message));
    }
}
