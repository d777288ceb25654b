package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Stories.Story;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is told of a loan is what holds of it. */
class ExplanationTest {

    @Property(tries = 700)
    void it_rests_on_the_position_and_accounts_for_every_payment(
            @ForAll("stories") Story story, @ForAll @IntRange(max = 500) int after) {
        LocalDate day = Stories.DRAWN.plusDays(after);
        Explanation why = Explanation.of(story.terms(), Facts.of(story.facts()), story.policy(), day);
        Position position = story.on(day);
        assertThat(why.position()).isEqualTo(position);
        assertThat(why.paid().credit()).isEqualTo(position.credit());
        assertThat(why.paid().against() + why.paid().credit() + why.paid().refunded())
                .isEqualTo(why.paid().amount());
        assertThat(why.trace().shares()).allMatch(share -> share.total() > 0);
        assertThat(why.penalties().stream()
                        .mapToLong(Explanation.Penalty::outstanding)
                        .sum())
                .isEqualTo(position.penalty());
    }

    /** One yuan is past due for ever: five classes in China, none in Europe. */
    @Test
    void it_tells_the_classes_the_pack_comes_to() {
        Terms loan = aLoan().allocating(Allocation.DESIGNATED).terms();
        FactsBuilder facts = factsOf(loan).paidFor(1, "2026-03-10", "898.75").paidAsDue(2, 12);
        assertThat(classes(loan, facts, Packs.cnLoan()))
                .containsExactly(
                        "2026-03-11 SPECIAL_MENTION",
                        "2026-06-09 SUBSTANDARD",
                        "2026-12-06 DOUBTFUL",
                        "2027-03-06 LOSS");
        assertThat(classes(loan, facts, Packs.eu())).isEmpty();
        assertThat(classes(loan, factsOf(loan), Packs.eu()))
                .containsExactly("2026-04-10 STAGE_2", "2026-06-09 STAGE_3");
    }

    @Test
    void a_technical_overdue_comes_to_its_class_when_it_is_no_longer_short() {
        Terms loan = aLoan().terms();
        FactsBuilder facts = factsOf(loan)
                .failed("2026-03-10", "899.75", DebitFailure.SYSTEM)
                .paid("2026-04-01", "950.00");
        assertThat(classes(loan, facts, Packs.cnLoan())).first().isEqualTo("2026-03-18 SPECIAL_MENTION");
    }

    private static List<String> classes(Terms loan, FactsBuilder facts, Policy pack) {
        return Trace.of(loan, facts.facts(), pack, LocalDate.of(2027, 3, 31)).events().stream()
                .filter(event -> event.kind() == Trace.Kind.CLASS)
                .map(event -> event.day() + " " + event.code())
                .toList();
    }

    @Provide
    Arbitrary<Story> stories() {
        return Stories.all();
    }
}
