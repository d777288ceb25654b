package dev.shouyue.risk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The same code serves the server, the stream and the benchmarks: it knows the language and nothing else. */
class RiskBordersTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.shouyue.risk");

    @Test
    void risk_knows_nothing_but_the_language_and_the_kernel() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.shouyue.risk..",
                        "dev.shouyue.kernel..",
                        "java.lang..",
                        "java.nio",
                        "java.nio.charset..",
                        "java.time..",
                        "java.util",
                        "java.util.function..",
                        "java.util.stream..",
                        "org.jspecify.annotations..")
                .check(HOUSE);
    }

    @Test
    void risk_has_no_clock_no_dice_of_the_process_and_no_thread_of_its_own() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are a clock, a dice, a thread or the process",
                        type -> type.isAssignableTo(java.time.Clock.class)
                                || type.isAssignableTo(java.util.random.RandomGenerator.class)
                                || type.isAssignableTo(Thread.class)
                                || type.isEquivalentTo(Runtime.class)
                                || type.isEquivalentTo(ProcessBuilder.class)))
                .check(HOUSE);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(HOUSE);
        noClasses().should().callMethod(System.class, "nanoTime").check(HOUSE);
        noClasses().should().callMethod(java.time.Instant.class, "now").check(HOUSE);
        noClasses().should().callMethod(java.time.LocalDate.class, "now").check(HOUSE);
    }

    @Test
    void no_circle_runs_through_the_packages() {
        slices().matching("dev.shouyue.risk.(*)..").should().beFreeOfCycles().check(HOUSE);
    }
}
