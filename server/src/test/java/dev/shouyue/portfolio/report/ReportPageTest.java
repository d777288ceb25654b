package dev.shouyue.portfolio.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.SmallBook;
import java.io.IOException;
import java.io.StringReader;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page and the figures as files: whole, in both languages, safe to open. */
class ReportPageTest {

    private static final ReplayResult RESULT = SmallBook.named("B-yuan").replayed();

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void the_page_is_well_formed_and_holds_all_its_parts(String language) {
        Document page = parsed(ReportPage.html(RESULT, language));
        assertThat(page.getDocumentElement().getAttribute("lang")).startsWith(language);
        assertThat(ids(page, "section"))
                .containsExactly("summary", "late", "moved", "vintage", "small", "open", "packs", "loans", "method");
        assertThat(elements(page, "article")).hasSize(RESULT.instructive().size());
        for (Element figure : elements(page, "figure")) {
            assertThat(figure.getElementsByTagName("h3").getLength()).isEqualTo(1);
        }
        for (Element drawing : elements(page, "svg")) {
            assertThat(drawing.getAttribute("aria-label")).isNotBlank();
        }
        assertThat(targets(page)).isSubsetOf(ids(page, "section"));
    }

    @Test
    void figures_stand_on_the_page_as_they_were_counted() {
        String page = text(parsed(ReportPage.html(RESULT, "en")));
        assertThat(page)
                .contains("10.7\u00a0% were first paid after their due day")
                .contains("Half of these came within 2 days")
                .contains("2 loans are past due with CNY\u00a03,729.95")
                .contains("the smallest is CNY\u00a01.10, 174 days past due")
                .contains("Of CNY\u00a0899.75 due on 2026-03-10 all but CNY\u00a01.00 was paid.")
                .contains("4 loans delinquent under IN and 1 under CN-CARD")
                .contains("*123456");
        String chinese = text(parsed(ReportPage.html(RESULT, "zh")));
        assertThat(chinese)
                .contains("2026-03-10 应还 CNY\u00a0899.75，只差 CNY\u00a01.00")
                .contains("差了一块钱");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void nothing_is_fetched_from_elsewhere(String language) {
        String page = ReportPage.html(RESULT, language);
        assertThat(page)
                .doesNotContainIgnoringCase("<script")
                .doesNotContainPattern("https?://|//[a-z]+\\.|@import|url\\(|\\bsrc=|<link|<img|<iframe");
    }

    @Test
    void what_the_book_says_is_text_and_never_part_of_the_page() {
        String hostile = "<script>alert(1)</script>\"'&{{title}}";
        ReplayResult result = SmallBook.named(hostile).replayed().told("<b onmouseover=x>note</b>", 1);
        String html = ReportPage.html(result, "en");
        assertThat(html).doesNotContain("<script").doesNotContain("<b onmouseover");
        Document page = parsed(html);
        assertThat(text(page)).contains(hostile).contains("<b onmouseover=x>note</b>");
        assertThat(elements(page, "svg"))
                .anyMatch(drawing -> drawing.getAttribute("aria-label").contains(hostile));
    }

    @Test
    void an_empty_book_has_a_page_that_says_so() {
        ReplayResult nothing = SmallBook.empty();
        assertThat(text(parsed(ReportPage.html(nothing, "en")))).contains("The book holds no loans");
        assertThat(text(parsed(ReportPage.html(nothing, "zh")))).contains("没有贷款");
    }

    @Test
    void both_languages_say_the_same_things_and_nothing_is_left_unsaid() throws IOException {
        Properties english = words("en");
        Properties chinese = words("zh");
        assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        Set<String> keys = new TreeSet<>();
        for (String lesson : SmallBook.lessons()) {
            keys.add("lesson." + lesson);
            keys.add("story." + lesson);
        }
        SmallBook.outcomes().forEach(outcome -> keys.add("outcome." + outcome));
        for (Account account : Account.values()) {
            keys.add("account." + account);
        }
        for (Fact.ProtectionCause cause : Fact.ProtectionCause.values()) {
            keys.add("protection." + cause);
        }
        assertThat(english.stringPropertyNames()).containsAll(keys);
        for (Properties words : List.of(english, chinese)) {
            words.forEach((key, text) -> {
                assertThat(new MessageFormat((String) text)).as((String) key).isNotNull();
                assertThat((String) text).as((String) key).isNotBlank();
            });
        }
    }

    @Test
    void a_missing_word_is_an_error() {
        assertThatThrownBy(() -> new Words("en").word("no.such.word"))
                .hasMessage("the report has no text for no.such.word in en");
    }

    @Test
    void the_json_has_the_names_and_shapes_that_others_read() {
        JsonNode json = new JsonMapper().readTree(new JsonMapper().writeValueAsString(RESULT));
        assertThat(json.get("loans").isIntegralNumber()).isTrue();
        assertThat(json.get("facts").isIntegralNumber()).isTrue();
        assertThat(json.get("lateShare").asDouble()).isBetween(0.107, 0.108);
        assertThat(json.get("cureCurve").propertyNames())
                .containsExactly("1", "2", "3", "5", "7", "14", "30", "60", "90");
        assertThat(json.get("cureCurve").get("3").asDouble()).isBetween(0.66, 0.67);
        assertThat(json.get("buckets").get("2026-03").get("M1").asLong()).isEqualTo(1);
        assertThat(json.get("rollMatrix").get("M1").get("M2").asLong()).isEqualTo(2);
        assertThat(json.get("packs").propertyNames()).containsExactly("CN-CARD", "CN-LOAN", "US", "EU", "IN");
        for (JsonNode pack : json.get("packs")) {
            for (String name : List.of("delinquent", "reported", "forgivenByTolerance", "forgivenByGrace")) {
                assertThat(pack.get(name).isIntegralNumber()).as(name).isTrue();
            }
        }
        assertThat(json.get("trialBalance").asLong()).isZero();
        assertThat(json.get("elapsedSeconds").isNumber()).isTrue();
        assertThat(json.get("from").asString()).isEqualTo("2026-02-10");
        assertThat(json.get("amounts").get("EUR").get("d1").get("due").asLong()).isEqualTo(1_000_00);
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Resources.text(language + ".properties")));
        return words;
    }

    private static Document parsed(String html) {
        String xml = html.replaceFirst("(?i)<!doctype html>", "");
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    private static String text(Document page) {
        return page.getElementsByTagName("body").item(0).getTextContent();
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> ids(Document page, String name) {
        return elements(page, name).stream()
                .map(element -> element.getAttribute("id"))
                .toList();
    }

    private static List<String> targets(Document page) {
        List<String> targets = new ArrayList<>();
        Pattern anchor = Pattern.compile("#(\\S+)");
        for (Element link : elements(page, "a")) {
            Matcher matcher = anchor.matcher(link.getAttribute("href"));
            assertThat(matcher.matches()).as(link.getAttribute("href")).isTrue();
            targets.add(matcher.group(1));
        }
        return targets;
    }
}
