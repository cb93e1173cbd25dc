package io.geotraffic.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each room may do, how things are called, and that each breach would be noticed. */
final class HouseRulesTest {
    private static final String BPF = "io.geotraffic.agent.bpf..";
    private static final String FLOW = "io.geotraffic.agent.flow..";
    private static final String METRICS = "io.geotraffic.agent.metrics..";
    private static final String PAGE = "io.geotraffic.agent.page..";

    private static final ArchRule METRICS_AND_PAGE_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage(METRICS, PAGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "javax.net..", "com.sun.net..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.lang\\.(Thread|ProcessHandle)");

    private static final ArchRule FLOW_KNOWS_NO_FILES = noClasses()
            .that()
            .resideInAPackage(FLOW)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio..", "java.net..", "javax.net..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)");

    private static final ArchRule ONLY_BPF_HAS_NATIVE_METHODS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(BPF)
            .should()
            .haveModifier(JavaModifier.NATIVE);

    private static final ArchRule ONLY_BPF_LOADS_LIBRARIES = noClasses()
            .that()
            .resideOutsideOfPackage(BPF)
            .should()
            .callMethod(System.class, "loadLibrary", String.class)
            .orShould()
            .callMethod(System.class, "load", String.class)
            .orShould()
            .callMethod(Runtime.class, "loadLibrary", String.class)
            .orShould()
            .callMethod(Runtime.class, "load", String.class);

    private static final ArchRule ONLY_BPF_SEES_RAW_MEMORY = noClasses()
            .that()
            .resideOutsideOfPackage(BPF)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.foreign..", "sun.misc..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.io.FileDescriptor.class);

    private static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
            noClasses().should().haveNameMatching(".*(Util|Helper|Manager|Impl)s?");

    private static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().should(ArchCondition.from(describe("be in a @NullMarked package", HouseRulesTest::isNullMarked)));

    @TempDir
    private Path directory;

    @Test
    void metricsAndPageArePure() throws IOException {
        METRICS_AND_PAGE_ARE_PURE.check(House.CLASSES);
        House.assertCatches(
                directory,
                METRICS_AND_PAGE_ARE_PURE,
                "package io.geotraffic.agent.metrics; class Wrong { java.nio.file.Path path; }");
        House.assertCatches(
                directory,
                METRICS_AND_PAGE_ARE_PURE,
                "package io.geotraffic.agent.metrics; class Wrong { java.time.Clock clock; }");
        House.assertCatches(
                directory,
                METRICS_AND_PAGE_ARE_PURE,
                "package io.geotraffic.agent.page; class Wrong { java.io.InputStream file; }");
    }

    @Test
    void flowKnowsNoFiles() throws IOException {
        FLOW_KNOWS_NO_FILES.check(House.CLASSES);
        House.assertCatches(
                directory,
                FLOW_KNOWS_NO_FILES,
                "package io.geotraffic.agent.flow.deep; public class Wrong { java.nio.file.Path path; }");
        House.assertCatches(
                directory,
                FLOW_KNOWS_NO_FILES,
                "package io.geotraffic.agent.flow; public class Wrong { java.io.File file; }");
    }

    @Test
    void onlyBpfHasNativeMethods() throws IOException {
        ONLY_BPF_HAS_NATIVE_METHODS.check(House.CLASSES);
        House.assertCatches(
                directory,
                ONLY_BPF_HAS_NATIVE_METHODS,
                "package io.geotraffic.agent.netif; public class Wrong { static native int links(); }");
    }

    @Test
    void onlyBpfLoadsLibraries() throws IOException {
        ONLY_BPF_LOADS_LIBRARIES.check(House.CLASSES);
        House.assertCatches(
                directory,
                ONLY_BPF_LOADS_LIBRARIES,
                "package io.geotraffic.agent.netif; public class Wrong { static { System.loadLibrary(\"netif\"); } }");
    }

    @Test
    void onlyBpfSeesRawMemory() throws IOException {
        ONLY_BPF_SEES_RAW_MEMORY.check(House.CLASSES);
        House.assertCatches(
                directory,
                ONLY_BPF_SEES_RAW_MEMORY,
                "package io.geotraffic.agent.metrics; class Wrong { java.lang.foreign.MemorySegment memory; }");
    }

    @Test
    void namesSayWhatThingsAre() throws IOException {
        NAMES_SAY_WHAT_THINGS_ARE.check(House.AND_TESTS);
        House.assertCatches(
                directory,
                NAMES_SAY_WHAT_THINGS_ARE,
                "package io.geotraffic.http; public class Wrong { class LinkUtils {} }");
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        EVERY_PACKAGE_IS_NULL_MARKED.check(House.CLASSES);
        House.assertCatches(
                directory, EVERY_PACKAGE_IS_NULL_MARKED, "package io.geotraffic.geoip.deep; public class Wrong {}");
    }

    private static boolean isNullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }
}
