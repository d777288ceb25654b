package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.api.Server;
import dev.shouyue.decision.InvalidPolicyPack;
import dev.shouyue.decision.Told;
import dev.shouyue.decision.Words;
import dev.shouyue.servicing.DayClose;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code shouyue}: what all commands share. */
@Command(
        name = "shouyue",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Root.Version.class,
        description = "Manages the risk of small overdue amounts in consumer lending.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use", "3:done, with rejected input"},
        subcommands = {
            RunCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            ReplayCommand.class,
            CloseCommand.class,
            BookCommands.Rebuilding.class,
            BookCommands.Proving.class,
            LoanCommand.class,
            SimulateCommand.class,
            TrainForecastCommand.class,
            ForecastModelCommand.class,
            ResetPasswordCommand.class
        })
final class Root implements Callable<Integer> {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int REJECTED = 3;

    /** So many days after the last thing that it knows a simulated book may be closed. */
    private static final int AHEAD = 366;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "folder of the embedded database, created when absent (default: data)")
    @Nullable
    Path data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "use this PostgreSQL instead, such as jdbc:postgresql://host/db?user=…")
    @Nullable
    String db;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show the stack trace of a failure")
    boolean debug;

    private String language;

    Root() {
        this("en");
    }

    private Root(String language) {
        this.language = language;
    }

    @Option(
            names = Speech.OPTION,
            paramLabel = "en|zh",
            scope = ScopeType.INHERIT,
            description = "language of texts and report (default: by LC_ALL, LC_MESSAGES, LANG)")
    void speak(String asked) {
        if (!asked.equals("en") && !asked.equals("zh")) {
            throw wrongUse(words().say("lang.wrong", "value", asked));
        }
        language = asked;
    }

    /** Runs a command line and returns its exit code. */
    static int run(String... arguments) {
        Root root = new Root(Speech.of(List.of(arguments), System.getenv()));
        CommandLine line = new CommandLine(root).setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, Root::day);
        Speech.translate(line, root.language);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (root.debug) {
                failure.printStackTrace();
            }
            root.complain(isEnding() ? root.words().say("interrupted") : root.message(failure));
            return FAILED;
        });
        line.setParameterExceptionHandler((wrong, given) -> {
            System.err.println(Speech.told(wrong, root.words()));
            if (!CommandLine.UnmatchedArgumentException.printSuggestions(
                    wrong, wrong.getCommandLine().getErr())) {
                System.err.println(root.words()
                        .say(
                                "usage.hint",
                                "command",
                                wrong.getCommandLine().getCommandSpec().qualifiedName()));
            }
            return WRONG_USE;
        });
        return root.said(line.execute(arguments));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no day; expected one such as 2026-11-24");
        }
    }

    /** Whether what was said arrived: a result that could not be written is no success. */
    private int said(int code) {
        if (!System.out.checkError()) {
            return code;
        }
        complain(words().say("unsaid"));
        return code == DONE ? FAILED : code;
    }

    /** {@code en} or {@code zh}. */
    String language() {
        return language;
    }

    Words words() {
        return Speech.words(language);
    }

    /** Says a result. */
    void say(String key, Object... pairs) {
        System.out.println(words().say(key, pairs));
    }

    /** Says in one line on standard error what failed. */
    void complain(String why) {
        System.err.println(words().say("failed", "why", why));
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return WRONG_USE;
    }

    /** Runs {@code work} on the platform and stops what it started. */
    int on(ToIntFunction<Platform> work) {
        if (db != null && data != null) {
            throw wrongUse(words().say("data.db"));
        }
        if (db != null && !db.matches("(jdbc:)?postgres(ql)?:.+")) {
            throw wrongUse(words().say("db.wrong"));
        }
        try (Platform platform = Platform.on(Optional.ofNullable(db), folder())) {
            try {
                return work.applyAsInt(platform);
            } catch (UnwrittenFile e) {
                throw e; // not the database's disk
            } catch (RuntimeException e) {
                throw platform.explained(e);
            }
        }
    }

    /**
     * Requires a day that can be closed. A day is closed when it is over, today at the latest; a book whose facts lie ahead of the
     * clock is simulated, and may be closed some days beyond the last of them, to see what would become overdue.
     */
    void requireOver(LocalDate day, Platform platform) {
        LocalDate today = LocalDate.now(platform.clock);
        LocalDate latest = platform.book
                .summary()
                .lastDay()
                .filter(known -> known.isAfter(today))
                .map(known -> known.plusDays(AHEAD))
                .orElse(today);
        if (day.isAfter(latest)) {
            throw new IllegalStateException(words().say("close.early", "day", day, "latest", latest));
        }
    }

    /** Folder of the embedded database, and of the report that is served. */
    Path folder() {
        return data == null ? Path.of("data") : data;
    }

    /** A port that a service can be told to use. */
    int port(int named) {
        if (named < 1 || named > 65_535) {
            throw wrongUse(words().say("port.wrong", "port", named));
        }
        Server.checkPort(named);
        return named;
    }

    CommandLine.ParameterException wrongUse(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }

    /** Whether the program was told to end, so that what fails now fails because of that. */
    private static boolean isEnding() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private String message(Exception failure) {
        return switch (failure) {
            case UnwrittenFile e -> e.told(words());
            case Told told -> told.told().in(language);
            case InvalidPolicyPack e -> String.valueOf(e.getMessage());
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }

    /** As built: {@code shouyue 0.1.0}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"shouyue " + number()};
        }

        /** As built, such as {@code 0.1.0}. */
        static String number() {
            return Optional.ofNullable(Root.class.getPackage().getImplementationVersion())
                    .orElse("from its sources");
        }
    }

    /** A bar on standard error when that is a terminal, silence otherwise. */
    static final class Bar implements AutoCloseable {
        private static final String BYTES = "B";

        private final @Nullable ProgressBar bar;

        Bar(String task, String unit, long size) {
            bar = Boolean.getBoolean("shouyue.terminal") // the launcher knows: standard error is a terminal
                    ? new ProgressBarBuilder()
                            .setTaskName(task)
                            .setUnit(unit.equals(BYTES) ? unit : " " + unit, 1)
                            .setInitialMax(size)
                            .setUpdateIntervalMillis(200)
                            .build()
                    : null;
        }

        DayClose.Progress progress() {
            return new DayClose.Progress() {
                @Override
                public void report(long done, long total) {
                    if (bar != null) {
                        bar.maxHint(total).stepTo(done);
                    }
                }

                @Override
                public void day(LocalDate day) {
                    if (bar != null) {
                        bar.setExtraMessage(day.toString());
                    }
                }
            };
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
