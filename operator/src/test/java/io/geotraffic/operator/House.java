package io.geotraffic.operator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes of this project that the operator consists of, and wrong ones to try rules on. */
final class House {
    static final JavaClasses AND_TESTS = new ClassFileImporter().importPackages("io.geotraffic");

    /** Without the tests. */
    static final JavaClasses CLASSES = AND_TESTS.that(describe("are no tests", House::isNoTest));

    private static final JavaCompiler COMPILER = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());

    /** One for all: it opens the JDK's modules, which takes longer than to compile. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private House() {}

    private static boolean isNoTest(JavaClass type) {
        return type.getSource()
                .map(source -> new ImportOption.DoNotIncludeTests().includes(Location.of(source.getUri())))
                .orElse(true);
    }

    /**
     * Compiles the wrong classes and expects the rule to name the one called Wrong.
     *
     * @param directory for the classes
     */
    static void assertCatches(Path directory, ArchRule rule, String... sources) throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes");
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Path file = Files.createTempDirectory(directory, "source").resolve(className(source) + ".java");
            files.add(Files.writeString(file, source));
        }
        List<String> arguments = List.of("-proc:none", "-d", classes.toString());
        assertTrue(COMPILER.getTask(null, FILES, null, arguments, null, FILES.getJavaFileObjectsFromPaths(files))
                .call());
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
