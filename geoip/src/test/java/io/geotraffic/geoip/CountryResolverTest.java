package io.geotraffic.geoip;

import static io.geotraffic.geoip.Databases.country;
import static io.geotraffic.geoip.Databases.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountryResolverTest {
    private static final Attribution UNKNOWN = new Attribution("UNKNOWN", false);
    private static final Attribution PRIVATE = new Attribution("PRIVATE", false);
    private static final Attribution GERMANY = new Attribution("DE", false);

    @TempDir
    private Path directory;

    private final CountryResolver<Attribution> resolver =
            new CountryResolver<>(100, CountryResolver.PRIVATE, answer -> answer);

    private static Attribution resolve(CountryResolver<Attribution> resolver, String prefix) {
        Network network = Network.parse(prefix);
        return resolver.resolve(network.ipVersion(), Databases.number(network));
    }

    private Attribution resolve(String prefix) {
        return resolve(resolver, prefix);
    }

    private CountryDatabase database(DatabaseWriter writer) throws IOException {
        return Databases.open(directory, writer);
    }

    @Test
    void withoutADatabaseItKnowsWhatIsPrivate() {
        assertEquals(UNKNOWN, resolve("8.8.8.0/24"));
        assertEquals(UNKNOWN, resolve("2606:4700::/48"));
        assertEquals(PRIVATE, resolve("10.0.0.0/24"));
        assertEquals(PRIVATE, resolve("fd00:1:2::/48"));
        assertEquals(PRIVATE, resolve("::/48"));
    }

    @Test
    void asksTheDatabase() throws IOException {
        resolver.use(database(writer(6).insert("8.8.8.0/25", country("DE")).insert("2606:4700::/32", country("DE"))));
        assertEquals(new Attribution("DE", true), resolve("8.8.8.0/24"));
        assertEquals(GERMANY, resolve("2606:4700::/48"));
        assertEquals(UNKNOWN, resolve("9.9.9.0/24"));
        assertEquals(PRIVATE, resolve("192.168.7.0/24"));
    }

    @Test
    void aRecordWinsOverPrivate() throws IOException {
        resolver.use(database(
                writer(6).insert("10.1.0.0/16", country("DE")).insert("10.2.0.0/16", Map.of("site", "rack 7"))));
        assertEquals(GERMANY, resolve("10.1.2.0/24"));
        assertEquals(PRIVATE, resolve("10.2.2.0/24"), "one that has no country does not");
        assertEquals(PRIVATE, resolve("10.3.2.0/24"));
    }

    @Test
    void allOfIpv4InOnePrefixIsPrivate() throws IOException {
        resolver.use(database(writer(6).insert("0.0.0.0/0", country("DE"))));
        assertEquals(PRIVATE, resolve("::/48"));
    }

    @Test
    void privateMayHaveAnotherName() {
        CountryResolver<Attribution> merged = new CountryResolver<>(10, CountryResolver.UNKNOWN, answer -> answer);
        assertEquals(UNKNOWN, resolve(merged, "10.0.0.0/24"));
    }

    @Test
    void anotherDatabaseChangesTheAnswers() throws IOException {
        assertEquals(UNKNOWN, resolve("8.8.8.0/24"));
        resolver.use(database(writer(4).insert("8.8.8.0/24", country("DE"))));
        assertEquals(GERMANY, resolve("8.8.8.0/24"));
        resolver.use(database(writer(4).insert("8.8.8.0/24", country("FR"))));
        assertEquals("FR", resolve("8.8.8.0/24").country());
    }

    @Test
    void theSameDatabaseForgetsNothing() throws IOException {
        CountryDatabase database = database(writer(4).insert("8.8.8.0/24", country("DE")));
        resolver.use(database);
        resolve("8.8.8.0/24");
        resolver.use(database);
        assertEquals(1, resolver.remembered());
    }

    @Test
    void versionsAreNotMixedUp() throws IOException {
        resolver.use(database(writer(6).insert("8.8.8.0/24", country("DE"))));
        assertEquals(GERMANY, resolver.resolve(4, 0x080808));
        assertEquals(UNKNOWN, resolver.resolve(6, 0x080808));
    }

    @Test
    void mustRememberSomething() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CountryResolver<>(0, CountryResolver.PRIVATE, answer -> answer));
    }

    @Test
    void answersAreNotMadeAnew() throws IOException {
        resolver.use(database(writer(4).insert("8.0.0.0/8", country("DE"))));
        assertSame(resolve("8.8.8.0/24"), resolve("8.8.9.0/24"));
        assertSame(resolve("10.0.0.0/24"), resolve("10.0.1.0/24"));
        assertSame(resolve("9.0.0.0/24"), resolve("9.0.1.0/24"));
    }
}
