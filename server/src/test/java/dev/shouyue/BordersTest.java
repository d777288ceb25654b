package dev.shouyue;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.shouyue.cli.Shouyue;
import dev.shouyue.storage.AdvisoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The borders of the house: who may know whom. A new module is written into {@link #MAY_USE} first. */
class BordersTest {

    private static final String ROOT = "dev.shouyue";

    /** The modules of the server in the order of the flow: each may use those named, the kernel and the JDK. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("decision", Set.of()),
            Map.entry("storage", Set.of("decision")),
            Map.entry("access", Set.of("decision", "storage")),
            Map.entry("event", Set.of("decision", "storage")),
            Map.entry("servicing", Set.of("decision", "event", "storage")),
            Map.entry("payment", Set.of("decision", "event", "servicing", "storage")),
            Map.entry("intake", Set.of("decision", "servicing", "storage")),
            Map.entry("portfolio", Set.of("decision", "servicing")),
            Map.entry("product", Set.of("decision", "storage")),
            Map.entry("delinquency", Set.of("decision", "event", "risk", "servicing", "storage")),
            Map.entry("warning", Set.of("decision", "delinquency", "event", "payment", "risk", "servicing", "storage")),
            Map.entry("demonstration", Set.of("payment", "servicing", "simulator")),
            Map.entry(
                    "api",
                    Set.of(
                            "access",
                            "decision",
                            "delinquency",
                            "event",
                            "servicing",
                            "payment",
                            "intake",
                            "portfolio",
                            "product",
                            "risk",
                            "storage",
                            "warning",
                            "platform")),
            Map.entry(
                    "cli",
                    Set.of(
                            "access",
                            "decision",
                            "delinquency",
                            "event",
                            "servicing",
                            "payment",
                            "intake",
                            "portfolio",
                            "demonstration",
                            "risk",
                            "storage",
                            "warning",
                            "api",
                            "platform",
                            "simulator")),
            Map.entry(
                    "platform",
                    Set.of(
                            "access",
                            "decision",
                            "delinquency",
                            "event",
                            "servicing",
                            "payment",
                            "intake",
                            "portfolio",
                            "product",
                            "storage",
                            "warning")));

    /** A library has one place: what is built on it elsewhere goes through that module's door. */
    private static final Map<String, Set<String>> LIBRARY_OF = Map.ofEntries(
            Map.entry("org.springframework.web..", Set.of("api")),
            Map.entry("org.springframework.boot..", Set.of("api")),
            Map.entry("jakarta.servlet..", Set.of("api")),
            Map.entry("picocli..", Set.of("cli")),
            Map.entry("me.tongfei.progressbar..", Set.of("cli")),
            Map.entry("org.apache.commons.compress..", Set.of("storage")),
            Map.entry("com.zaxxer..", Set.of("storage")),
            Map.entry("org.flywaydb..", Set.of("storage")),
            Map.entry("org.apache.kafka..", Set.of("event")),
            Map.entry("com.alipay..", Set.of("payment")),
            Map.entry("com.wechat.pay..", Set.of("payment")),
            Map.entry("com.google.gson..", Set.of("payment")),
            Map.entry("org.snakeyaml..", Set.of("decision")),
            Map.entry("com.samskivert..", Set.of("portfolio")),
            Map.entry("javax.xml..", Set.of("payment", "simulator")),
            Map.entry("de.siegmar..", Set.of("intake")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final JavaClasses SERVER = HOUSE.that(describe("of the server", type -> !resideInAnyPackage(
                    "dev.shouyue.kernel..", "dev.shouyue.risk..", "dev.shouyue.simulator..")
            .test(type)));

    @Test
    void the_modules_hold_together_by_springs_own_judgement() {
        ApplicationModules.of(
                        Platform.class,
                        resideInAnyPackage("dev.shouyue.kernel..", "dev.shouyue.risk..", "dev.shouyue.simulator.."))
                .verify();
    }

    @Test
    void the_kernel_knows_nothing_but_the_language() {
        classes()
                .that()
                .resideInAPackage("dev.shouyue.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.shouyue.kernel..",
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.time..",
                        "java.util",
                        "java.util.function..",
                        "java.util.stream..",
                        "org.jspecify.annotations..")
                .because("the same code serves the server, the stream, the backtest and the simulator")
                .check(HOUSE);
    }

    @Test
    void the_kernel_has_no_clock_no_chance_and_no_input_or_output() {
        noClasses()
                .that()
                .resideInAPackage("dev.shouyue.kernel..")
                .should()
                .dependOnClassesThat(describe(
                        "are a clock, a dice, a thread or the process",
                        type -> type.isAssignableTo(java.time.Clock.class)
                                || type.isAssignableTo(java.util.random.RandomGenerator.class)
                                || type.isAssignableTo(Thread.class)
                                || type.isEquivalentTo(System.class)
                                || type.isEquivalentTo(Runtime.class)
                                || type.isEquivalentTo(ProcessBuilder.class)))
                .because("equal facts give equal positions")
                .check(HOUSE);
    }

    @Test
    void the_simulator_stands_on_the_kernel_the_words_of_events_and_the_jdk_alone() {
        classes()
                .that()
                .resideInAPackage("dev.shouyue.simulator..")
                .and()
                .resideOutsideOfPackage("dev.shouyue.simulator.channel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.shouyue.kernel..",
                        "dev.shouyue.risk.signal..",
                        "dev.shouyue.simulator..",
                        "java..",
                        "org.jspecify.annotations..")
                .check(HOUSE);
        classes()
                .that()
                .resideInAPackage("dev.shouyue.simulator.channel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.shouyue.kernel..",
                        "dev.shouyue.simulator..",
                        "java..",
                        "javax.crypto..",
                        "javax.xml..",
                        "com.sun.net.httpserver..",
                        "org.jspecify.annotations..")
                .because("wallets and banks speak their protocols with what Java has")
                .check(HOUSE);
    }

    @Test
    void a_module_uses_only_those_before_it() {
        Set<String> strangers = new TreeSet<>();
        for (JavaClass type : SERVER) {
            String module = module(type);
            Set<String> may = MAY_USE.get(module);
            if (may == null) {
                strangers.add("the module '" + module + "' is not written into BordersTest.MAY_USE");
                continue;
            }
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass();
                String other = module(target);
                if (target.getPackageName().startsWith(ROOT)
                        && !other.equals(module)
                        && !other.equals("kernel")
                        && !may.contains(other)) {
                    strangers.add(module + " → " + other + ": " + use.getDescription());
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void no_circle_runs_through_the_packages() {
        slices().matching("dev.shouyue.kernel.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("dev.shouyue.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void a_library_is_used_in_its_one_place() {
        LIBRARY_OF.forEach((library, modules) -> noClasses()
                .that(describe("outside " + modules, type -> !modules.contains(module(type))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(HOUSE));
    }

    /** The compiler keeps package-private rooms; this keeps them from being opened for no one. */
    @Test
    void what_is_public_is_used_by_someone_outside_or_told_by_the_door() {
        List<String> idle = new ArrayList<>();
        for (JavaClass type : SERVER) {
            if (type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !type.isNestedClass()
                    && !type.isEquivalentTo(Shouyue.class)
                    && type.getDirectDependenciesToSelf().stream().noneMatch(use -> isFromOutside(use, type))
                    && !isTold(type)) {
                idle.add(type.getName() + " can be package-private");
            }
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void a_thing_lives_with_what_it_belongs_to() {
        classes()
                .should()
                .resideOutsideOfPackages(Stream.of("util", "utils", "common", "helper", "manager", "impl", "dto")
                        .flatMap(word -> Stream.of(".." + word, ".." + word + ".."))
                        .toArray(String[]::new))
                .check(HOUSE);
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Dto)(\\$.*)?")
                .check(HOUSE);
    }

    @Test
    void time_comes_from_a_clock_that_is_given() {
        noClasses()
                .should()
                .callMethodWhere(describe("asks the machine for the time", BordersTest::asksTheMachine))
                .check(HOUSE);
    }

    @Test
    void no_one_but_the_command_line_writes_to_the_terminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.shouyue.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    @Test
    void no_catch_takes_everything() throws IOException {
        Pattern everything = Pattern.compile("catch\\s*\\([^)]*\\b(Exception|Throwable|Error)\\b[^)]*\\)");
        List<String> catches = new ArrayList<>();
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                if (everything.matcher(lines.get(i)).find()) {
                    catches.add(source + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        assertThat(catches).isEmpty();
    }

    /** Two modules once took one number for two things, and waited for each other. */
    @Test
    void a_lock_of_the_database_is_named_in_one_place() throws IOException {
        Pattern number = Pattern.compile("advisory[a-z_]*\\(\\s*\\d");
        List<String> unnamed = new ArrayList<>();
        for (Path source : sources()) {
            if (number.matcher(Files.readString(source)).find()) {
                unnamed.add(source + " has a number where storage.AdvisoryLock has a name");
            }
        }
        assertThat(unnamed).isEmpty();
        assertThat(Stream.of(AdvisoryLock.values()).map(AdvisoryLock::key)).doesNotHaveDuplicates();
    }

    @Test
    void every_package_is_null_marked_and_says_what_it_answers() throws IOException {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            JavaPackage home = type.getPackage();
            if (!home.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(home.getName());
            }
        }
        assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
        for (Path source : sources()) {
            if (source.endsWith("package-info.java")) {
                assertThat(Files.readString(source)).as(source.toString()).startsWith("/**");
            }
        }
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        boolean now = target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        boolean date = target.getOwner().isEquivalentTo(System.class)
                && target.getName().equals("currentTimeMillis");
        return now || date;
    }

    private static boolean isFromOutside(Dependency use, JavaClass type) {
        return !use.getOriginClass().getPackageName().equals(type.getPackageName());
    }

    /** Whether a public type of the same package takes or gives it. */
    private static boolean isTold(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(other -> !other.equals(type) && other.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(other -> other.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .anyMatch(unit -> unit.getAllInvolvedRawTypes().contains(type));
    }

    private static String module(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) || !name.startsWith(ROOT)
                ? "platform"
                : Stream.of(name.substring(ROOT.length() + 1).split("\\."))
                        .limit(1)
                        .collect(joining());
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String part : List.of("../kernel", "../risk", "../simulator", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(part, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }
}
