package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebConfigFileTest {
    private static final String TLS = "tls_server_config: {cert_file: server.pem, key_file: server.key}\n";
    private static final String USER = "basic_auth_users: {alice: %s}\n";

    private final Path path;
    private final ConfigFolder folder;
    private final AtomicLong clock = new AtomicLong();
    private static final String CHANGED = ": changed, and in effect";

    private final LogLines log = new LogLines();

    WebConfigFileTest(@TempDir Path path) {
        this.path = path;
        this.folder = new ConfigFolder(path).put("server.pem", "rsa.pem").put("server.key", "rsa.key");
    }

    private WebConfigFile open(String yaml) throws WebException {
        return new WebConfigFile(folder.write("web.yml", yaml), log, clock::get);
    }

    private WebConfig aSecondLater(WebConfigFile file) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        return file.get();
    }

    private String logged(String text) {
        return (text.equals(CHANGED) ? "info" : "warn") + " web config " + path.resolve("web.yml") + text;
    }

    @Test
    void looksNoMoreThanOnceASecond() throws WebException {
        WebConfigFile file = open(USER.formatted(ConfigFolder.HASH));
        WebConfig first = file.get();
        folder.write("web.yml", USER.formatted(ConfigFolder.OTHER_HASH));

        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        assertSame(first, file.get());
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertNotSame(first, file.get());
        assertEquals(List.of(logged(CHANGED)), log.all);
    }

    @Test
    void readsNothingAnewIfNothingChanged() throws WebException {
        String yaml = TLS + USER.formatted(ConfigFolder.HASH);
        WebConfigFile file = open(yaml);
        WebConfig first = file.get();
        folder.write("web.yml", yaml); // another inode and another time, and the same contents

        assertSame(first, aSecondLater(file));
        assertEquals(List.of(), log.all);
    }

    @Test
    void seesAFileOfTheSameLengthWrittenInPlace() throws IOException {
        WebConfigFile file = open(USER.formatted(ConfigFolder.HASH));
        WebConfig first = file.get();
        var time = Files.getLastModifiedTime(path.resolve("web.yml"));
        Files.writeString(path.resolve("web.yml"), USER.formatted(ConfigFolder.OTHER_HASH));
        Files.setLastModifiedTime(path.resolve("web.yml"), time);

        assertNotSame(first, aSecondLater(file));
    }

    @Test
    void keepsTheLastGoodOneAndSaysSoOnce() throws WebException {
        WebConfigFile file = open(USER.formatted(ConfigFolder.HASH));
        WebConfig good = file.get();
        folder.write("web.yml", "users: {}\n");

        assertSame(good, aSecondLater(file));
        assertSame(good, aSecondLater(file));
        assertEquals(
                List.of(
                        logged(
                                ", line 1: users: unknown key, allowed is basic_auth_users, http_server_config, tls_server_config; what was in effect remains so")),
                log.all);

        folder.write("web.yml", USER.formatted(ConfigFolder.OTHER_HASH));
        assertNotSame(good, aSecondLater(file));
        assertEquals(2, log.all.size());
    }

    @Test
    void keepsTheLastGoodOneWhileTheFileIsGone() throws IOException {
        WebConfigFile file = open(USER.formatted(ConfigFolder.HASH));
        WebConfig good = file.get();
        Files.delete(path.resolve("web.yml"));

        assertSame(good, aSecondLater(file));
        assertSame(good, aSecondLater(file));
        assertEquals(List.of(logged(": does not exist; what was in effect remains so")), log.all);
    }

    @Test
    void waitsForTheKeyThatGoesWithANewCertificate() throws WebException {
        WebConfigFile file = open(TLS);
        WebConfig good = file.get();
        folder.put("server.pem", "ec.pem");
        assertSame(good, aSecondLater(file));
        folder.put("server.key", "ec.key");

        assertNotSame(good, aSecondLater(file));
        assertEquals(2, log.all.size());
        assertTrue(log.all.getFirst().contains("key_file: server.key "), log.all::getFirst);
        assertEquals(logged(CHANGED), log.all.getLast());
    }

    @Test
    void seesAFileThatWasMissingAppear() throws WebException {
        WebConfigFile file = open(TLS);
        WebConfig first = file.get();
        folder.write("web.yml", TLS.replace("server.pem", "later.pem"));
        assertSame(first, aSecondLater(file));
        folder.put("later.pem", "rsa.pem");

        assertNotSame(first, aSecondLater(file));
    }

    @Test
    void followsTheLinksOfAKubernetesSecret() throws IOException {
        Path first = version("..1", ConfigFolder.HASH);
        Path data = Files.createSymbolicLink(path.resolve("..data"), first.getFileName());
        Path link = Files.createSymbolicLink(path.resolve("linked.yml"), Path.of("..data", "web.yml"));
        WebConfigFile file = new WebConfigFile(link, log, clock::get);
        WebConfig before = file.get();

        Path second = version("..2", ConfigFolder.OTHER_HASH);
        Path aside = Files.createSymbolicLink(path.resolve("..data_tmp"), second.getFileName());
        Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);

        assertNotSame(before, aSecondLater(file));
    }

    private Path version(String name, String hash) throws IOException {
        Path version = Files.createDirectory(path.resolve(name));
        Files.writeString(version.resolve("web.yml"), USER.formatted(hash));
        return version;
    }

    @Test
    void refusesToTurnTlsOnOrOff() throws WebException {
        WebConfigFile file = open(TLS);
        WebConfig good = file.get();
        folder.write("web.yml", USER.formatted(ConfigFolder.HASH));

        assertSame(good, aSecondLater(file));
        assertEquals(
                List.of(logged(": turning TLS on or off needs a restart; what was in effect remains so")), log.all);
    }
}
