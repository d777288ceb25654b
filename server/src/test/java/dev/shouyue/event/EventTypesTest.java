package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type that a subscription may name is one that is published, and the other way round. */
class EventTypesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/shouyue");
    private static final Pattern TYPE = Pattern.compile("\"(dev\\.shouyue\\.[a-z]+\\.[a-z-]+\\.v\\d+)\"");
    private static final Pattern FACT = Pattern.compile("(?:yield|->) \"([a-z-]+)\"");

    @Test
    void what_is_published_is_what_may_be_asked_for() throws IOException {
        Set<String> published = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.endsWith("EventTypes.java"))
                    .toList()) {
                published.addAll(found(TYPE, file));
            }
        }
        found(FACT, SOURCES.resolve("servicing/RecordedFacts.java"))
                .forEach(what -> published.add("dev.shouyue.servicing." + what + ".v1"));
        assertThat(published).hasSizeGreaterThan(20).isEqualTo(EventTypes.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "dev.shouyue.servicing.day-closed.v1, true",
        "dev.shouyue.servicing.*, true",
        "dev.shouyue.*, true",
        "dev.shouyue.servicing.day-closd.v1, false",
        "dev.shouyue.servicing.day-closed, false",
        "dev.shouyue.servicing.day-closed.v1.*, false",
        "dev.shouyue.service.*, false",
        "dev.shouyue.servicing*, false",
        "*, false",
    })
    void a_type_or_the_beginning_of_one_may_be_named(String wanted, boolean is) {
        assertThat(EventTypes.isOne(wanted)).isEqualTo(is);
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
