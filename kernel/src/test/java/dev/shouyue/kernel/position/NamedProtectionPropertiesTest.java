package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.position.Stories.DRAWN;
import static dev.shouyue.kernel.position.Stories.END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.ProtectionGranted;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.position.Stories.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of protections that name installments, whatever else happens to the loan. */
class NamedProtectionPropertiesTest {

    private static final List<Integer> EVERY_NUMBER =
            IntStream.rangeClosed(1, 60).boxed().toList();

    @Property(tries = 500)
    void to_name_all_installments_is_to_name_none(@ForAll("stories") Story story) {
        Story none = protectedAs(story, granted -> naming(granted, List.of()));
        Story all = protectedAs(story, granted -> naming(granted, EVERY_NUMBER));
        Assume.that(none.isConsistent());
        for (LocalDate day = DRAWN; day.isBefore(END); day = day.plusDays(13)) {
            assertThat(all.on(day)).as("on %s", day).isEqualTo(none.on(day));
        }
    }

    /** Nothing is paid, forgiven or replaced: then one installment has nothing to do with another but for its residue. */
    @Property(tries = 500)
    void the_protection_of_one_leaves_the_others_as_they_are(
            @ForAll("stories") Story story,
            @ForAll @IntRange(min = 1, max = 12) int number,
            @ForAll @IntRange(max = 400) int from,
            @ForAll @IntRange(max = 120) int days) {
        List<Fact> still = story.facts().stream()
                .filter(fact -> !(fact instanceof Fact.PaymentReceived
                        || fact instanceof Fact.PaymentReversed
                        || fact instanceof Fact.AmountWaived
                        || fact instanceof Fact.PlanChanged))
                .toList();
        Story before = story.told(still);
        Story after = story.told(with(still, shield(number, from, days)));
        for (LocalDate day = DRAWN; day.isBefore(END); day = day.plusDays(13)) {
            Position was = before.on(day);
            Position is = after.on(day);
            assertThat(others(is, number)).as("on %s", day).isEqualTo(others(was, number));
            assertThat(is.dpd()).as("on %s", day).isLessThanOrEqualTo(was.dpd());
            assertThat(is.penalty()).isLessThanOrEqualTo(was.penalty());
            assertThat(is.materialDays()).isLessThanOrEqualTo(was.materialDays());
        }
    }

    /** No fault, no harm: named, an installment is spared every day that the protection of the whole loan would spare it. */
    @Property(tries = 500)
    void what_is_named_is_spared_as_much_as_if_the_whole_loan_were(
            @ForAll("stories") Story story,
            @ForAll @IntRange(min = 1, max = 12) int number,
            @ForAll @IntRange(max = 400) int from,
            @ForAll @IntRange(max = 120) int days) {
        List<Fact> still = story.facts().stream()
                .filter(fact -> !(fact instanceof Fact.PaymentReceived
                        || fact instanceof Fact.AmountWaived
                        || fact instanceof Fact.PlanChanged))
                .toList();
        ProtectionGranted named = shield(number, from, days);
        Story own = story.told(with(still, named));
        Story whole = story.told(with(still, naming(named, List.of())));
        for (LocalDate day = DRAWN; day.isBefore(END); day = day.plusDays(13)) {
            assertThat(row(own.on(day), number)).as("on %s", day).isEqualTo(row(whole.on(day), number));
        }
    }

    @Property(tries = 300)
    void a_withdrawal_restores_what_was(
            @ForAll("stories") Story story,
            @ForAll @IntRange(min = 1, max = 12) int number,
            @ForAll @IntRange(max = 400) int from,
            @ForAll @IntRange(max = 120) int days) {
        ProtectionGranted granted = shield(number, from, days);
        List<Fact> facts = with(story.facts(), granted);
        facts.add(new Fact.ProtectionWithdrawn(
                Loans.header("undone", "2026-02-10"), granted.header().sourceId()));
        Story undone = story.told(facts);
        for (LocalDate day = DRAWN; day.isBefore(END); day = day.plusDays(31)) {
            assertThat(undone.on(day)).as("on %s", day).isEqualTo(story.on(day));
        }
    }

    /** Granted backwards, kept from day to day and as bytes: what comes out is what a rebuild makes of it. */
    @Property(tries = 500)
    void kept_from_day_to_day_it_equals_a_rebuild(
            @ForAll("stories") Story story,
            @ForAll @IntRange(min = 1, max = 12) int number,
            @ForAll @IntRange(max = 400) int from,
            @ForAll @IntRange(max = 120) int days) {
        Story shielded = story.told(with(story.facts(), shield(number, from, days)));
        Assume.that(shielded.isConsistent());
        Facts facts = Facts.of(shielded.facts());
        for (LocalDate stop = DRAWN; stop.isBefore(END); stop = stop.plusDays(97)) {
            LoanState kept = Positions.stateOn(story.terms(), facts, story.policy(), stop);
            LocalDate closed = stop;
            for (Fact fact :
                    facts.where(each -> each.valueDate().isAfter(closed)).inOrder()) {
                kept = again(kept, story);
                if (!kept.accepts(fact)) {
                    break;
                }
                kept.apply(fact);
                LocalDate day = fact.valueDate();
                if (!facts.where(each -> each.valueDate().equals(day))
                        .inOrder()
                        .getLast()
                        .equals(fact)) {
                    continue;
                }
                LoanState built = Positions.stateOn(story.terms(), facts, story.policy(), day);
                if (built.awaitsReversedPayment != kept.awaitsReversedPayment) {
                    break;
                }
                assertThat(kept.position()).isEqualTo(built.position());
                assertThat(kept.toBytes()).isEqualTo(built.toBytes());
            }
        }
    }

    private static LoanState again(LoanState state, Story story) {
        return LoanState.fromBytes(state.toBytes(), story.policy());
    }

    private static ProtectionGranted shield(int number, int from, int days) {
        return new ProtectionGranted(
                Loans.header("shield", "2026-02-10"),
                DRAWN.plusDays(from),
                DRAWN.plusDays(from + (long) days),
                Fact.ProtectionCause.CHANNEL_INCIDENT,
                "operations",
                List.of(number));
    }

    private static ProtectionGranted naming(ProtectionGranted granted, List<Integer> installments) {
        return new ProtectionGranted(
                granted.header(), granted.from(), granted.to(), granted.cause(), granted.author(), installments);
    }

    private static Story protectedAs(Story story, UnaryOperator<ProtectionGranted> otherwise) {
        return story.told(story.facts().stream()
                .map(fact -> fact instanceof ProtectionGranted granted ? otherwise.apply(granted) : fact)
                .toList());
    }

    private static List<Fact> with(List<Fact> facts, Fact more) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(more);
        return all;
    }

    private static List<InstallmentPosition> others(Position position, int number) {
        return position.installments().stream()
                .filter(row -> row.number() != number)
                .toList();
    }

    private static InstallmentPosition row(Position position, int number) {
        return position.installments().stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Provide
    Arbitrary<Story> stories() {
        return Stories.all();
    }
}
