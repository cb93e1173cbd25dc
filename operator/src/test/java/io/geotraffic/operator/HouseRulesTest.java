package io.geotraffic.operator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each room may do, how things are called, and that each breach would be noticed. */
final class HouseRulesTest {
    private static final String ITSELF = "io.geotraffic.operator";
    private static final String LEASE = "io.geotraffic.operator.lease..";
    private static final String RECONCILER = "io.geotraffic.operator.reconciler..";

    private static final DescribedPredicate<JavaClass> PURE = resideInAPackage("io.geotraffic.operator..")
            .and(not(resideInAnyPackage(ITSELF, LEASE, RECONCILER)))
            .as("rooms of pure functions");

    private static final ArchRule PURE_ROOMS_SEE_NOTHING_OF_THE_WORLD = noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..",
                    "javax.net..",
                    "com.sun.net..",
                    "java.nio..",
                    "java.util.concurrent..",
                    "org.slf4j..",
                    "java.util.logging..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|Input|Output|Reader|Writer|Print|RandomAccess).*|java\\.lang\\.(Thread|Process.*|Runtime)|java\\.util\\.(Random|UUID|Timer)");

    private static final ArchRule PURE_ROOMS_ASK_NO_ENVIRONMENT = noClasses()
            .that(PURE)
            .should()
            .callMethodWhere(call(System.class, Set.of("getenv", "getProperty", "getProperties")));

    private static final ArchRule PURE_ROOMS_ARE_TOLD_THE_TIME = noClasses()
            .that(PURE)
            .should()
            .callMethodWhere(call(System.class, Set.of("currentTimeMillis", "nanoTime")))
            .orShould()
            .callMethodWhere(describe("takes the time from a clock of its own", HouseRulesTest::readsAClock));

    /** Except for the process, which has the one clock that there is. */
    private static final ArchRule ROOMS_ARE_GIVEN_THEIR_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(LEASE, RECONCILER)
            .should()
            .callMethodWhere(describe("takes the time from a clock of its own", HouseRulesTest::readsAClock));

    private static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
            noClasses().should().haveNameMatching(".*(Util|Helper|Manager|Impl)s?");

    private static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().should(ArchCondition.from(describe("be in a @NullMarked package", HouseRulesTest::isNullMarked)));

    @TempDir
    private Path directory;

    private static DescribedPredicate<JavaMethodCall> call(Class<?> owner, Set<String> names) {
        return describe(
                owner.getSimpleName() + "." + names,
                call -> isOf(call, owner.getName()) && names.contains(call.getName()));
    }

    private static boolean isOf(JavaMethodCall call, String owner) {
        return call.getTargetOwner().getName().equals(owner);
    }

    /** Clock.systemUTC() and its like; Instant.now() and its like, without a clock. */
    private static boolean readsAClock(JavaMethodCall call) {
        AccessTarget.MethodCallTarget target = call.getTarget();
        if (!call.getTargetOwner().getPackageName().equals("java.time")) {
            return false;
        }
        return target.getName().startsWith("system")
                || target.getName().startsWith("tick")
                || (target.getName().equals("now")
                        && target.getRawParameterTypes().stream()
                                .noneMatch(type -> type.getName().equals("java.time.Clock")));
    }

    @Test
    void pureRoomsSeeNothingOfTheWorld() throws IOException {
        PURE_ROOMS_SEE_NOTHING_OF_THE_WORLD.check(House.CLASSES);
        House.assertCatches(
                directory,
                PURE_ROOMS_SEE_NOTHING_OF_THE_WORLD,
                "package io.geotraffic.operator.status; class Wrong { java.net.http.HttpClient client; }");
        House.assertCatches(
                directory,
                PURE_ROOMS_SEE_NOTHING_OF_THE_WORLD,
                "package io.geotraffic.operator.resources; class Wrong { java.nio.file.Path path; }");
        House.assertCatches(
                directory,
                PURE_ROOMS_SEE_NOTHING_OF_THE_WORLD,
                "package io.geotraffic.operator.plan; class Wrong { java.io.FileReader reader; }");
        House.assertCatches(
                directory,
                PURE_ROOMS_SEE_NOTHING_OF_THE_WORLD,
                "package io.geotraffic.operator.api.v1alpha1; class Wrong { Thread thread; }");
    }

    @Test
    void pureRoomsAskNoEnvironment() throws IOException {
        PURE_ROOMS_ASK_NO_ENVIRONMENT.check(House.CLASSES);
        House.assertCatches(
                directory,
                PURE_ROOMS_ASK_NO_ENVIRONMENT,
                "package io.geotraffic.operator; class Right { String image = System.getenv(\"IMAGE\"); }",
                "package io.geotraffic.operator.plan; class Wrong { String image = System.getenv(\"IMAGE\"); }");
        House.assertCatches(
                directory,
                PURE_ROOMS_ASK_NO_ENVIRONMENT,
                "package io.geotraffic.operator.resources; class Wrong { String image = System.getProperty(\"image\"); }");
    }

    @Test
    void pureRoomsAreToldTheTime() throws IOException {
        PURE_ROOMS_ARE_TOLD_THE_TIME.check(House.CLASSES);
        House.assertCatches(
                directory,
                PURE_ROOMS_ARE_TOLD_THE_TIME,
                "package io.geotraffic.operator.status; class Right { java.time.Instant at(java.time.Clock clock) { return java.time.Instant.now(clock); } }",
                "package io.geotraffic.operator.status; class Wrong { java.time.Instant now = java.time.Instant.now(); }");
        House.assertCatches(
                directory,
                PURE_ROOMS_ARE_TOLD_THE_TIME,
                "package io.geotraffic.operator.status; class Wrong { java.time.Clock clock = java.time.Clock.systemUTC(); }");
        House.assertCatches(
                directory,
                PURE_ROOMS_ARE_TOLD_THE_TIME,
                "package io.geotraffic.operator.plan; class Wrong { long now = System.currentTimeMillis(); }");
    }

    @Test
    void roomsAreGivenTheirClock() throws IOException {
        ROOMS_ARE_GIVEN_THEIR_CLOCK.check(House.CLASSES);
        House.assertCatches(
                directory,
                ROOMS_ARE_GIVEN_THEIR_CLOCK,
                "package io.geotraffic.operator; class Right { java.time.Clock clock = java.time.Clock.systemUTC(); }",
                "package io.geotraffic.operator.reconciler; class Wrong { java.time.Clock clock = java.time.Clock.systemUTC(); }");
    }

    @Test
    void namesSayWhatThingsAre() throws IOException {
        NAMES_SAY_WHAT_THINGS_ARE.check(House.AND_TESTS);
        House.assertCatches(
                directory,
                NAMES_SAY_WHAT_THINGS_ARE,
                "package io.geotraffic.operator.status; public class Wrong { class StatusUtils {} }");
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        EVERY_PACKAGE_IS_NULL_MARKED.check(House.CLASSES);
        House.assertCatches(
                directory, EVERY_PACKAGE_IS_NULL_MARKED, "package io.geotraffic.operator.deep; public class Wrong {}");
    }

    private static boolean isNullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }
}
