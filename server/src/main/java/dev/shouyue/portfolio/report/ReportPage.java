package dev.shouyue.portfolio.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.shouyue.portfolio.ReplayResult;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets the report: what it says is made by the sections, how it looks by the templates and the style sheet. */
public final class ReportPage {

    private static final Mustache.Compiler TEMPLATES =
            Mustache.compiler().withLoader(name -> new StringReader(Resources.text(name + ".html")));

    private ReportPage() {}

    /** The page in {@code language}, en or zh. Text of the book is escaped where it is set. */
    public static String html(ReplayResult result, String language) {
        Words words = new Words(language);
        List<Section> sections = new ArrayList<>();
        if (result.loans() > 0) {
            sections.add(LateSection.of(1, result, words));
            sections.add(MovementSection.of(2, result, words));
            sections.add(VintageSection.of(3, result, words));
            sections.add(SmallSection.of(4, result, words));
            sections.add(OpenSection.of(5, result, words));
            sections.add(PacksSection.of(6, result, words));
            sections.add(LoansSection.of(7, result, words));
            sections.add(MethodSection.of(8, result, words));
        }
        Map<String, Object> page = new HashMap<>();
        page.put("lang", words.tag());
        page.put("style", Resources.text("report.css"));
        page.put("word", (Mustache.Lambda) (fragment, out) ->
                out.write(Svg.escape(words.word(fragment.execute().strip()))));
        page.put("subtitle", subtitle(result, words));
        page.put("note", result.note());
        page.put("hasNote", !result.note().isEmpty());
        page.put("isEmpty", result.loans() == 0);
        page.put("keys", result.loans() == 0 ? List.of() : Summary.keys(result, words));
        page.put("sentences", result.loans() == 0 ? List.of() : Summary.sentences(result, words));
        page.put("sections", sections);
        Template template = TEMPLATES.compile(new StringReader(Resources.text("report.html")));
        return template.execute(page);
    }

    private static String subtitle(ReplayResult result, Words words) {
        return words.word(
                "subtitle",
                words.number(result.loans()),
                result.from().toString(),
                result.to().toString(),
                result.policy().equals("own") ? words.word("subtitle.own") : result.policy());
    }
}
