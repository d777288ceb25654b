package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.decision.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command line says in English it says in Chinese. */
class SpeechTest {

    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");
    /** What is counted, behind the number 1. */
    private static final Pattern MANY =
            Pattern.compile("\\b1 (of them were|were|([a-z]+ )?(installments|loans|days|hours|minutes"
                    + "|borrowers|facts|entries|rows|payments|bills|ones|differences|messages|answers))\\b");

    /** A limit that is set in the program is more than one. */
    private static final Pattern BOUND = Pattern.compile("\\{most}");

    private static final Pattern TEXT = Pattern.compile("^([\\w.-]+)\\s*=");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-         | -           | -           | en",
                "-         | -           | zh_CN.UTF-8 | zh",
                "-         | zh_TW       | en_US.UTF-8 | zh",
                "-         | C.UTF-8     | zh_CN.UTF-8 | en",
                "--lang=zh | -           | en_US.UTF-8 | zh",
                "--lang en | zh_CN.UTF-8 | zh_CN.UTF-8 | en",
            })
    void the_option_comes_before_the_environment(String asked, String all, String lang, String spoken) {
        Map<String, String> environment = new java.util.HashMap<>();
        environment.put("LC_ALL", all);
        environment.put("LANG", lang);
        assertThat(Speech.of(asked == null ? List.of() : List.of(asked.split(" ")), environment))
                .isEqualTo(spoken);
    }

    @Test
    void every_text_is_there_in_both_languages_with_the_same_holes() {
        Words english = Speech.words("en");
        Words chinese = Speech.words("zh");
        assertThat(chinese.keys()).isEqualTo(english.keys()).hasSizeGreaterThan(40);
        for (String key : english.keys()) {
            if (!key.startsWith("wrong.")) { // in English these are the library's own
                assertThat(holes(chinese.say(key))).as(key).isEqualTo(holes(english.say(key)));
            }
        }
    }

    /** The later text would silently take the place of the earlier. */
    @Test
    void no_text_is_said_twice() throws IOException {
        List<String> twice = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".properties"))
                    .toList()) {
                Set<String> keys = new HashSet<>();
                for (String line : Files.readAllLines(file)) {
                    Matcher text = TEXT.matcher(line);
                    if (text.find() && !keys.add(text.group(1))) {
                        twice.add(file + ": " + text.group(1));
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    /** Each place of each sentence that a command may say is filled with 1. */
    @Test
    void one_of_something_is_not_told_as_many() {
        List<String> wrong = new ArrayList<>();
        for (String module : List.of("cli", "explanation", "intake", "servicing", "portfolio", "warning")) {
            Words english = Words.in(module, "en");
            for (String key : english.keys()) {
                String text = english.say(key);
                Object[] ones = HOLE.matcher(text)
                        .results()
                        .flatMap(hole ->
                                Stream.of(hole.group().substring(1, hole.group().length() - 1), "1"))
                        .toArray();
                String said = english.say(key, ones);
                if (MANY.matcher(said).find() && !BOUND.matcher(text).find()) {
                    wrong.add(module + " " + key + ": " + said);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_command_and_option_is_explained_in_chinese() {
        CommandLine line = new CommandLine(new Root());
        Speech.translate(line, "zh");
        List<String> untranslated = new ArrayList<>();
        List<CommandLine> commands = new ArrayList<>(List.of(line));
        commands.addAll(line.getSubcommands().values());
        for (CommandLine command : commands) {
            String name = command.getCommandSpec().qualifiedName();
            String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            for (String part : help.split("\\n(?= *(-|\\w+ {2,}))")) {
                if (!CHINESE.matcher(part).find()) {
                    untranslated.add(name + ": " + part.strip());
                }
            }
        }
        assertThat(untranslated).isEmpty();
    }

    private static List<String> holes(String text) {
        return HOLE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
