package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.CountryDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says of addresses which country they belong to. */
@Command(
        name = "lookup",
        customSynopsis = "geotraffic-geoip lookup FILE [ADDRESS...]",
        header = "Says which country addresses belong to.",
        description = {
            "",
            "Prints a line for each: the address, its country, PRIVATE or UNKNOWN, and the network for",
            "which the database says so, with tabs between. What is no address is named on standard",
            "error, the others are answered, and the exit status is 2."
        },
        footer = "Example: geotraffic-geoip lookup country.mmdb 192.0.2.1 2001:db8::1")
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class LookupCommand implements Callable<Integer> {
    private static final int WRONG_ADDRESS = 2;
    private static final int LONGEST_QUOTE = 60;

    @Parameters(index = "0", paramLabel = "FILE", description = "country database: .mmdb, .mmdb.gz or .mmdb.xz")
    private Path file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ADDRESS",
            description = "IPv4 or IPv6; without any they come from standard input, one a line")
    private List<String> addresses = List.of();

    private final Streams streams;
    private boolean areAllAddresses = true;

    LookupCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        CountryDatabase database = CountryDatabase.open(file);
        if (addresses.isEmpty()) {
            answerLines(database);
        } else {
            addresses.forEach(address -> answer(database, address, ""));
        }
        return areAllAddresses ? 0 : WRONG_ADDRESS;
    }

    private void answerLines(CountryDatabase database) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        int number = 1;
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                answer(database, line.strip(), "standard input, line " + number + ": ");
            }
            number++;
            // Who asks and waits for the answer gets it; who sends a file is not slowed down.
            if (!lines.ready()) {
                streams.out().flush();
            }
        }
    }

    private void answer(CountryDatabase database, String text, String place) {
        Optional<InetAddress> address = AddressLiteral.parse(text);
        if (address.isEmpty()) {
            areAllAddresses = false;
            String quote = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
            Geoip.say(
                    streams.err(),
                    place + '"' + quote + "\" is no address; allowed are such as 192.0.2.1 and 2001:db8::1");
            return;
        }
        Answer answer = Answer.of(database, address.get());
        streams.out().println(text + "\t" + answer.country() + "\t" + answer.network());
    }
}
