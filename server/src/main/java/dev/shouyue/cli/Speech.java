package dev.shouyue.cli;

import dev.shouyue.decision.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import picocli.CommandLine;

/** The language that the command line speaks: the one asked for by {@code --lang}, else the one of the environment. */
final class Speech {

    static final String OPTION = "--lang";

    private static final List<String> ENVIRONMENT = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private Speech() {}

    /** {@code en} or {@code zh}; whatever else was asked is refused when the options are read. */
    static String of(List<String> arguments, Map<String, String> environment) {
        return asked(arguments)
                .or(() -> ENVIRONMENT.stream()
                        .map(environment::get)
                        .filter(value -> value != null && !value.isBlank())
                        .findFirst())
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("zh"))
                .map(value -> "zh")
                .orElse("en");
    }

    private static Optional<String> asked(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(OPTION + "=")) {
                return Optional.of(arguments.get(i).substring(OPTION.length() + 1));
            }
            if (arguments.get(i).equals(OPTION) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    static Words words(String language) {
        return Words.in("cli", language);
    }

    /** Has the help speak {@code language}; English stands with the commands themselves. */
    static void translate(CommandLine line, String language) {
        if (language.equals("zh")) {
            line.setResourceBundle(help());
            headings(line, Speech.words(language));
        }
    }

    private static void headings(CommandLine line, Words words) {
        line.getCommandSpec().usageMessage().synopsisHeading(words.say("help.usage"));
        line.getSubcommands().values().forEach(command -> headings(command, words));
    }

    private static ResourceBundle help() {
        try (InputStream in = Speech.class.getResourceAsStream("/cli/help.zh.properties")) {
            return new PropertyResourceBundle(
                    new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the arguments, in one line. */
    static String told(CommandLine.ParameterException wrong, Words words) {
        String english = String.valueOf(wrong.getMessage());
        return switch (wrong) {
            case CommandLine.UnmatchedArgumentException unmatched ->
                words.say(
                        "wrong.unmatched", "arguments", String.join(" ", unmatched.getUnmatched()), "english", english);
            case CommandLine.MissingParameterException missing ->
                words.say(
                        "wrong.missing",
                        "names",
                        String.join(
                                ", ",
                                missing.getMissing().stream().map(Speech::name).toList()),
                        "english",
                        english);
            case CommandLine.ParameterException bad
            when bad.getArgSpec() != null && bad.getValue() != null ->
                words.say("wrong.value", "name", name(bad.getArgSpec()), "value", bad.getValue(), "english", english);
            default -> english;
        };
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
