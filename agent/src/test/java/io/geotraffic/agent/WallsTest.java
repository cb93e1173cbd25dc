package io.geotraffic.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rooms of the agent may know of each other, and that each wall would be missed. */
final class WallsTest {
    private static final String FLOW = "io.geotraffic.agent.flow..";
    private static final String BPF = "io.geotraffic.agent.bpf..";

    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.geotraffic.agent");
    private static final JavaClasses AGENT_AND_TESTS = new ClassFileImporter().importPackages("io.geotraffic.agent");

    private static final ArchRule FLOW_KNOWS_NO_OTHER_ROOM = noClasses()
            .that()
            .resideInAPackage(FLOW)
            .should()
            .dependOnClassesThat(resideInAPackage("io.geotraffic..").and(not(resideInAPackage(FLOW))));

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

    private static final ArchRule AGENT_KNOWS_NO_KUBERNETES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..", "io.kubernetes..", "io.geotraffic.operator..");

    private static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
            noClasses().should().haveNameMatching(".*(Util|Helper|Manager|Impl)s?");

    private static final ArchRule NO_CYCLES =
            slices().matching("io.geotraffic.agent.(*)..").should().beFreeOfCycles();

    private static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().should(ArchCondition.from(describe("be in a @NullMarked package", WallsTest::isNullMarked)));

    @TempDir
    private Path directory;

    @Test
    void thereIsSomethingToCheck() {
        assertTrue(AGENT.contain("io.geotraffic.agent.bpf.Native"));
        assertTrue(AGENT.contain("io.geotraffic.agent.flow.PrefixAccounting"));
    }

    @Test
    void flowKnowsNoOtherRoom() throws IOException {
        FLOW_KNOWS_NO_OTHER_ROOM.check(AGENT);
        assertCatches(
                FLOW_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.agent.bpf; public class Map {}",
                "package io.geotraffic.agent.flow; public class Wrong { io.geotraffic.agent.bpf.Map map; }");
    }

    @Test
    void flowKnowsNoFiles() throws IOException {
        FLOW_KNOWS_NO_FILES.check(AGENT);
        assertCatches(
                FLOW_KNOWS_NO_FILES,
                "package io.geotraffic.agent.flow.deep; public class Wrong { java.nio.file.Path path; }");
        assertCatches(
                FLOW_KNOWS_NO_FILES, "package io.geotraffic.agent.flow; public class Wrong { java.io.File file; }");
    }

    @Test
    void onlyBpfHasNativeMethods() throws IOException {
        ONLY_BPF_HAS_NATIVE_METHODS.check(AGENT);
        assertCatches(
                ONLY_BPF_HAS_NATIVE_METHODS,
                "package io.geotraffic.agent.netif; public class Wrong { static native int links(); }");
    }

    @Test
    void onlyBpfLoadsLibraries() throws IOException {
        ONLY_BPF_LOADS_LIBRARIES.check(AGENT);
        assertCatches(
                ONLY_BPF_LOADS_LIBRARIES,
                "package io.geotraffic.agent.netif; public class Wrong { static { System.loadLibrary(\"netif\"); } }");
    }

    @Test
    void onlyBpfSeesRawMemory() throws IOException {
        ONLY_BPF_SEES_RAW_MEMORY.check(AGENT);
        assertCatches(
                ONLY_BPF_SEES_RAW_MEMORY,
                "package io.geotraffic.agent.metrics; class Wrong { java.lang.foreign.MemorySegment memory; }");
    }

    @Test
    void theAgentKnowsNoKubernetes() throws IOException {
        AGENT_KNOWS_NO_KUBERNETES.check(AGENT);
        assertCatches(
                AGENT_KNOWS_NO_KUBERNETES,
                "package io.fabric8.kubernetes; public class Client {}",
                "package io.geotraffic.agent; public class Wrong { io.fabric8.kubernetes.Client client; }");
    }

    @Test
    void namesSayWhatThingsAre() throws IOException {
        NAMES_SAY_WHAT_THINGS_ARE.check(AGENT_AND_TESTS);
        assertCatches(
                NAMES_SAY_WHAT_THINGS_ARE, "package io.geotraffic.agent; public class Wrong { class LinkUtils {} }");
    }

    @Test
    void roomsDoNotDependOnEachOtherInCircles() throws IOException {
        NO_CYCLES.check(AGENT);
        assertCatches(
                NO_CYCLES,
                "package io.geotraffic.agent.netif; public class Link { io.geotraffic.agent.metrics.Wrong gauge; }",
                "package io.geotraffic.agent.metrics; public class Wrong { io.geotraffic.agent.netif.Link link; }");
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        EVERY_PACKAGE_IS_NULL_MARKED.check(AGENT);
        assertCatches(EVERY_PACKAGE_IS_NULL_MARKED, "package io.geotraffic.agent.netif; public class Wrong {}");
    }

    private static boolean isNullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }

    /** Compiles the wrong classes and expects the rule to name the one called Wrong. */
    private void assertCatches(ArchRule rule, String... sources) throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        for (String source : sources) {
            Path file = Files.createTempDirectory(directory, "source").resolve(className(source) + ".java");
            arguments.add(Files.writeString(file, source).toString());
        }
        int result = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, result);
        List<String> violations = rule.evaluate(new ClassFileImporter().importPath(classes))
                .getFailureReport()
                .getDetails();
        assertEquals(1, violations.size(), violations::toString);
        assertTrue(violations.getFirst().contains("Wrong"), violations::toString);
    }

    private static String className(String source) {
        return source.replaceFirst(".*? class (\\w+) .*", "$1");
    }
}
