package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.access.AuditTrail.Deed;
import dev.shouyue.access.AuditTrail.Outcome;
import dev.shouyue.warning.ForecastModels;
import dev.shouyue.warning.ForecastWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "forecast-model",
        description = "The models of the forecasts: adds one, lists them, puts one into force.",
        subcommands = {
            ForecastModelCommand.Adding.class,
            ForecastModelCommand.Listing.class,
            ForecastModelCommand.Using.class
        })
final class ForecastModelCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine.usage(spec.commandLine(), System.err);
        return Root.WRONG_USE;
    }

    private static String by() {
        return "command line (" + System.getProperty("user.name", "?") + ")";
    }

    private static void onRecord(Platform platform, String action, String version, String why) {
        platform.access.audit.write(new Deed("command line", "", action, version, Outcome.ALLOWED, why, ""));
    }

    @Command(name = "add", description = "Keeps a model from a file; it is not put into force.")
    static final class Adding implements Callable<Integer> {

        @ParentCommand
        private ForecastModelCommand parent = new ForecastModelCommand();

        @Parameters(paramLabel = "FILE", description = "the model, as train-forecast writes it")
        private Path file = Path.of("");

        @Option(names = "--why", required = true, paramLabel = "TEXT", description = "why, in a sentence")
        private String why = "";

        @Override
        public Integer call() {
            Root root = parent.root;
            String text;
            try {
                text = Files.readString(file);
            } catch (IOException e) {
                root.complain(root.words().say("model.unread", "file", file));
                return Root.FAILED;
            }
            return root.on(platform -> {
                ForecastModels.Version added = platform.warnings.forecasts.models.add(text, why, by());
                onRecord(platform, "forecast-model.add", added.version(), why);
                root.say("model.added", "version", added.version());
                return Root.DONE;
            });
        }
    }

    @Command(name = "list", description = "Lists the models; the one in force is marked.")
    static final class Listing implements Callable<Integer> {

        @ParentCommand
        private ForecastModelCommand parent = new ForecastModelCommand();

        @Override
        public Integer call() {
            Root root = parent.root;
            return root.on(platform -> {
                ForecastModels models = platform.warnings.forecasts.models;
                models.all()
                        .forEach(each -> root.say(
                                each.inForce() ? "model.inForce" : "model.line",
                                "version",
                                each.version(),
                                "trainedOn",
                                ForecastWords.trainedOn(each).in(root.language())));
                models.uses()
                        .forEach(each -> root.say(
                                "model.used",
                                "version",
                                each.version(),
                                "at",
                                each.at(),
                                "by",
                                each.by(),
                                "why",
                                each.why()));
                return Root.DONE;
            });
        }
    }

    @Command(name = "use", description = "Has a model asked from now on; the former one is had back in the same way.")
    static final class Using implements Callable<Integer> {

        @ParentCommand
        private ForecastModelCommand parent = new ForecastModelCommand();

        @Parameters(paramLabel = "VERSION", description = "as the list tells it")
        private String version = "";

        @Option(names = "--why", required = true, paramLabel = "TEXT", description = "why, in a sentence")
        private String why = "";

        @Override
        public Integer call() {
            Root root = parent.root;
            return root.on(platform -> {
                String former = platform.warnings.forecasts.model().version();
                platform.warnings.forecasts.models.use(version, why, by());
                onRecord(platform, "forecast-model.use", version, why);
                root.say("model.use", "version", version, "former", former);
                return Root.DONE;
            });
        }
    }
}
