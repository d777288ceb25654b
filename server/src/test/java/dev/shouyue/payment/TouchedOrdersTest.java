package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shouyue.delinquency.Incident;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.State;
import dev.shouyue.delinquency.PlanRow;
import dev.shouyue.delinquency.ProtectionEffect;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.servicing.Posting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An incident of a channel takes in the debits that were with it, and what the answers of a channel undid is on record. */
class TouchedOrdersTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(4);

    @Test
    void orders_that_are_unknown_or_succeeded_late_are_touched_and_those_that_went_well_are_not() throws Exception {
        desks.consented("L0", "L1", "L2");
        desks.teller.script.addAll(List.of(new Act.LoseAnswer(), new Act.LoseCall(), new Act.Pay()));
        desks.teller.silent = true;
        desks.day(DUE);
        String answerLost = loan(Order.State.UNKNOWN, true);
        String callLost = loan(Order.State.UNKNOWN, false);
        String well = loan(Order.State.SUCCEEDED, true);
        assertThat(planned(outage("teller")))
                .extracting(PlanRow::loan, PlanRow::installments)
                .containsExactlyInAnyOrder(tuple(answerLost, List.of(1)), tuple(callLost, List.of(1)))
                .doesNotContain(tuple(well, List.of(1)));
        assertThat(planned(outage("another"))).isEmpty();

        desks.teller.silent = false;
        desks.day(DUE.plusDays(1));
        assertThat(movedOn(answerLost)).isEqualTo(DUE);
        assertThat(movedOn(callLost)).isEqualTo(DUE.plusDays(1));
        assertThat(planned(outage("teller")))
                .as("what came late was protected by the answer that did not come")
                .isEmpty();

        for (String protection : effects(callLost).stream()
                .map(ProtectionEffect::protection)
                .distinct()
                .toList()) {
            desks.platform.postings.post(Posting.of(
                    callLost,
                    new Posting.Item(
                            "console",
                            "withdraw " + protection,
                            Optional.empty(),
                            header -> new Fact.ProtectionWithdrawn(header, protection))));
        }
        assertThat(desks.position(callLost, DUE.plusDays(1)).dpd())
                .as("a day late, as if nothing had been protected")
                .isPositive();
        Incident late = outage("teller");
        assertThat(planned(late)).extracting(PlanRow::loan).containsExactly(callLost);
        desks.platform.incidents.submit(late.id(), "operations", OptionalInt.empty());
        await(late.id(), State.APPLIED);
        assertThat(desks.position(callLost, DUE.plusDays(1)).penalty()).isZero();
        assertThat(desks.position(callLost, DUE.plusDays(1)).dpd()).isZero();
        assertThat(effects(callLost))
                .extracting(ProtectionEffect::deed, effect -> effect.incident().isPresent())
                .contains(tuple(Deed.PROTECT, false), tuple(Deed.UNDO, false), tuple(Deed.PROTECT, true));
        desks.prove(DUE.plusDays(2));
    }

    /** Of the four loans that fell due two pay by the channel that was down, one of them under a consent that has ended since. */
    @Test
    void what_fell_due_while_a_channel_was_down_is_touched_where_it_was_to_be_paid_by_it() throws Exception {
        desks.consented("L0");
        Mandate ended = desks.consent("L1", "20000.00");
        desks.payments.mandates.stop(ended.number(), "operations");
        desks.day(DUE.plusDays(1));
        assertThat(planned(outage("teller", true)))
                .extracting(PlanRow::loan)
                .as("L0 has paid")
                .containsExactly("L1");
        assertThat(planned(outage("another", true)))
                .as("of a channel that moves no money for us nobody is known to pay by it")
                .extracting(PlanRow::loan)
                .containsExactlyInAnyOrder("L1", "L2", "L3");
    }

    @Test
    void what_a_single_answer_undid_is_kept_when_it_is_learnt_of_late() {
        desks.consented("L0");
        desks.teller.script.add(new Act.Refuse(DebitFailure.LIMIT_OR_DATE, "LIMIT"));
        desks.day(DUE);
        List<ProtectionEffect> kept = effects("L0");
        assertThat(kept).isNotEmpty().allMatch(effect -> effect.incident().isEmpty());
        assertThat(kept.getFirst().granted().from()).isEqualTo(DUE);
        assertThat(kept).allMatch(effect -> effect.effect().isPresent());
    }

    private List<ProtectionEffect> effects(String loan) {
        return desks.platform.incidents.effects(desks.platform.book.find(loan).orElseThrow());
    }

    /** Who was sent what: debits of a day go out in no order. */
    private String loan(Order.State state, boolean moved) {
        List<String> loans = Stream.of("L0", "L1", "L2")
                .filter(loan -> desks.only(loan).state() == state)
                .filter(loan ->
                        desks.teller.movedAt.containsKey(desks.only(loan).number()) == moved)
                .toList();
        assertThat(loans).hasSize(1);
        return loans.getFirst();
    }

    private LocalDate movedOn(String loan) {
        return Objects.requireNonNull(desks.teller.movedAt.get(desks.only(loan).number()))
                .toLocalDate();
    }

    private Incident outage(String channel) {
        return outage(channel, false);
    }

    private Incident outage(String channel, boolean due) {
        Instant from = DUE.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
        return desks.platform.incidents.create(
                new Incident.Report(
                        Incident.Kind.CHANNEL,
                        Optional.of(channel),
                        from,
                        from.plus(Duration.ofDays(1)),
                        due,
                        Optional.empty(),
                        !due,
                        false,
                        DUE.plusDays(5),
                        "The channel did not answer."),
                List.of(),
                "operations",
                Optional.empty());
    }

    private List<PlanRow> planned(Incident incident) throws InterruptedException {
        desks.platform.incidents.plan(incident.id(), Deed.PROTECT, "operations", OptionalInt.empty());
        Incident ready = await(incident.id(), State.PLANNED);
        return desks.platform.incidents.rows(ready, Deed.PROTECT, 0, 100);
    }

    private Incident await(long id, State state) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            Incident incident = desks.platform.incidents.get(id);
            if (incident.state() == state) {
                return incident;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the incident does not become " + state);
    }
}
