package dev.shouyue.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What must hold of any book, on a simulated one. */
class SimulatedBookTest {

    private static final WorldSettings SETTINGS = WorldSettings.calm(7, 2_000);
    private static final Span SPAN = new Span(SETTINGS.firstDrawdown(), SETTINGS.lastDay());

    private static List<StoredLoan> loans() {
        List<StoredLoan> loans = new ArrayList<>();
        World.of(SETTINGS)
                .loans()
                .forEach(loan -> loans.add(new StoredLoan(
                        new LoanKey(loan.index(), loan.index()),
                        loan.product(),
                        loan.pack(),
                        loan.terms(),
                        Facts.of(loan.facts()))));
        return loans;
    }

    @Test
    void a_loan_that_was_always_paid_in_time_reads_the_same_under_every_pack() {
        Map<String, Policy> packs = SmallBook.policies();
        int plain = 0;
        for (StoredLoan stored : loans()) {
            Policy own = SmallBook.PACKS.policy(stored.pack(), stored.terms().drawnOn());
            ReadLoan loan = ReadLoan.of(stored, own, packs, SPAN);
            plain += loan.own().isPlain(loan.life()) ? 1 : 0;
            packs.forEach((name, pack) -> {
                Reading quick = loan.under(name);
                Reading full = Reading.of(loan.life(), pack, SPAN);
                assertThat(quick.worst).as(loan.name() + " under " + name).isEqualTo(full.worst);
                assertThat(quick.isDelinquent()).isEqualTo(full.isDelinquent());
                assertThat(quick.isReported()).isEqualTo(full.isReported());
                assertThat(quick.isInDefault()).isEqualTo(full.isInDefault());
                assertThat(quick.markedMonths).isEqualTo(full.markedMonths);
                assertThat(quick.penaltyCharged).isEqualTo(full.penaltyCharged);
                assertThat(quick.pastDueNow()).isEqualTo(full.pastDueNow());
                assertThat(quick.bills.stream().map(Reading.Bill::outcome))
                        .isEqualTo(
                                full.bills.stream().map(Reading.Bill::outcome).toList());
            });
        }
        assertThat(plain).isGreaterThan(1_000);
    }

    @Test
    void the_report_does_not_depend_on_how_the_book_was_shared_out() {
        SmallBook book = SmallBook.of(loans());
        ReplayResult one = book.replayed(SPAN.from(), SPAN.to(), 1);
        ReplayResult three = book.replayed(SPAN.from(), SPAN.to(), 3);
        assertThat(three).usingRecursiveComparison().isEqualTo(one);
        assertThat(one.instructive()).hasSize(10);
        assertThat(one.instructive()).extracting(ReplayResult.Instructive::loan).doesNotHaveDuplicates();
        assertThat(one.instructive()).extracting(ReplayResult.Instructive::why).doesNotHaveDuplicates();
    }

    @Test
    void every_loan_stands_in_one_place_at_each_month_end() {
        ReplayResult result = SmallBook.of(loans()).replayed(SPAN.from(), SPAN.to(), 2);
        long moved = result.rollMatrix().values().stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(n -> n)
                .sum();
        List<Map<String, Long>> months = List.copyOf(result.buckets().values());
        long there = months.subList(0, months.size() - 1).stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(n -> n)
                .sum();
        assertThat(moved).isEqualTo(there);
        result.packs().forEach((name, view) -> assertThat(
                        view.worstClass().values().stream().mapToLong(n -> n).sum())
                .as("loans by class under " + name)
                .isEqualTo(result.loans()));
        assertThat(result.causes().values().stream()
                        .mapToLong(cause -> cause.open().count())
                        .sum())
                .isEqualTo(result.open().all().count());
    }
}
