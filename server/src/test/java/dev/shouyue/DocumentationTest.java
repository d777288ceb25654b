package dev.shouyue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say is there. */
class DocumentationTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)\\s]+)\\)");

    @Test
    void every_link_leads_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1).replaceFirst("#.*", "");
                if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
                    links++;
                    if (!Files.exists(page.resolveSibling(target))) {
                        dead.add(HOME.relativize(page) + ": " + target);
                    }
                }
            }
        }
        assertThat(links).isGreaterThan(20);
        assertThat(dead).isEmpty();
    }

    @Test
    void every_page_is_reached_from_the_index() throws IOException {
        String index = Files.readString(HOME.resolve("docs/README.md"));
        for (Path page : pages()) {
            String name = HOME.resolve("docs").relativize(page).toString();
            if (page.startsWith(HOME.resolve("docs")) && !name.startsWith("decisions") && !name.equals("README.md")) {
                assertThat(index).as("docs/README.md names " + name).contains(name);
            }
        }
    }

    /** Every heading, command, row of a table, picture and link of the one stands in the other. */
    @Test
    void both_readmes_say_the_same() throws IOException {
        String english = Files.readString(HOME.resolve("README.md"));
        String chinese = Files.readString(HOME.resolve("README.zh.md"));
        assertThat(count(chinese, "(?m)^## ")).isEqualTo(count(english, "(?m)^## "));
        assertThat(count(chinese, "(?m)^\\|")).isEqualTo(count(english, "(?m)^\\|"));
        assertThat(count(chinese, "```")).isEqualTo(count(english, "```"));
        assertThat(links(chinese).stream()
                        .map(target -> target.replace(".zh.png", ".png")) // the same screen in the other language
                        .toList())
                .containsAll(links(english).stream()
                        .filter(target -> !target.startsWith("README"))
                        .toList());
    }

    /** The table of the packs is what the packs say. */
    @Test
    void the_table_of_settings_shows_the_packs() throws IOException {
        assertRow("grace", policy -> Integer.toString(policy.grace().days()));
        assertRow("badMarkFromDpd", policy -> Integer.toString(policy.badMarkFromDpd()));
        assertRow("countDueDateAsDay1", policy -> policy.countDueDateAsDay1() ? "yes" : "no");
        assertRow("snapshot", policy -> policy.snapshot().name());
        assertRow("roll", policy -> policy.roll().name());
        assertRow(
                "penalty",
                policy -> policy.penalty().multiple().stripTrailingZeros().toPlainString());
        assertRow("tolerance", policy -> policy.tolerance().isNone() ? "none" : "10.00");
        assertRow("materiality", policy -> policy.materiality().isPresent() ? "100 and 1 %, 90 days" : "–");
    }

    private static void assertRow(String setting, Function<Policy, String> value) throws IOException {
        String row = Files.readString(HOME.resolve("docs/concepts/policy-packs.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + setting + "`"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + setting));
        List<String> cells =
                Arrays.stream(row.split("\\|")).map(String::strip).skip(3).toList();
        PolicyPacks packs = PolicyPacks.builtIn();
        List<String> names = List.of("CN-CARD", "CN-LOAN", "US", "EU", "IN");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Policy policy = packs.newest().stream()
                    .filter(pack -> pack.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .policy();
            assertThat(cells.get(i)).as(setting + " of " + name).startsWith(value.apply(policy));
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(HOME);
                Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(pages::add);
        }
        return pages;
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static List<String> links(String text) {
        return LINK.matcher(text)
                .results()
                .map((MatchResult link) -> link.group(1))
                .distinct()
                .toList();
    }
}
