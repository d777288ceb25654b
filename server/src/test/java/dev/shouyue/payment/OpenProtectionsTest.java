package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.DayClose;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is nobody's fault but ours or the channel's costs the borrower nothing for as long as people have not acted. */
class OpenProtectionsTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(1);

    /**
     * People close the item so many days after the due date, of which the desks work on so many: the days after the one on which it
     * was closed are protected to the first, and count from the second.
     */
    @ParameterizedTest
    @CsvSource({
        // code, closed after days, the desks stand still from day to day
        "SYSTEM, SYSTEM_ERROR, 0, 99, 99",
        "SYSTEM, SYSTEM_ERROR, 1, 99, 99",
        "SYSTEM, SYSTEM_ERROR, 3, 99, 99",
        "SYSTEM, SYSTEM_ERROR, 12, 99, 99",
        "SYSTEM, SYSTEM_ERROR, 12, 4, 9",
        "SYSTEM, SYSTEM_ERROR, 5, 4, 9",
        "LIMIT_OR_DATE, CYCLE_PAY_DATE_NOT_MATCH, 9, 99, 99",
    })
    void a_debit_that_was_refused_too_often_is_protected_to_the_day_after_people_acted(
            DebitFailure reason, String code, int closed, int stillFrom, int stillTo) {
        desks.consented("L0");
        for (int i = 0; i < 6; i++) {
            desks.teller.script.add(new Act.Refuse(reason, code));
        }
        for (int day = 0; day <= closed + 6; day++) {
            boolean closes = day == closed;
            if (day < stillFrom || day >= stillTo) {
                live(DUE.plusDays(day), () -> {
                    if (closes) {
                        done(Kind.valueOf(reason.name()));
                    }
                });
            } else if (closes) {
                desks.at(DUE.plusDays(day) + "T20:00:00");
                done(Kind.valueOf(reason.name()));
            }
        }
        assertThat(desks.of("L0"))
                .filteredOn(order -> order.dueOn().equals(DUE))
                .hasSize(6)
                .allSatisfy(order -> assertThat(order.state()).isEqualTo(State.FAILED));
        spared(closed + 1);
        assertThat(on(closed + 2).dpd()).isPositive();
        assertThat(on(closed + 5).dpd() - on(closed + 2).dpd()).isEqualTo(3);
        assertThat(on(closed + 5).penalty()).isPositive();
        assertThat(of(Kind.valueOf(reason.name())))
                .as("what people closed is not opened again")
                .isEmpty();
        desks.at(DUE.plusDays(closed + 7) + "T10:00:00");
        desks.prove(DUE.plusDays(closed + 6));
    }

    /** However often a desk works, and in however many processes: one fact a day. */
    @Test
    void a_day_is_added_once() {
        refusedByASystem();
        for (int day = 0; day <= 4; day++) {
            live(DUE.plusDays(day));
            desks.with(Steps.NONE).run(Payments.Desk.PLAN);
            desks.payments.run(Payments.Desk.PLAN);
        }
        assertThat(desks.protections("L0"))
                .extracting(Fact.ProtectionGranted::to)
                .containsExactly(
                        DUE.plusDays(1),
                        DUE.plusDays(2),
                        DUE.plusDays(3),
                        DUE.plusDays(4),
                        DUE.plusDays(5),
                        DUE.plusDays(6));
        assertThat(desks.protections("L0")).allSatisfy(granted -> {
            assertThat(granted.from()).isEqualTo(DUE);
            assertThat(granted.installments()).containsExactly(1);
        });
    }

    /** The new debit brings nothing for want of funds: from the second day after it the days are the borrower's. */
    @Test
    void it_ends_the_day_after_the_money_was_asked_for_again() {
        refusedByASystem();
        for (int day = 0; day <= 3; day++) {
            live(DUE.plusDays(day));
        }
        desks.at("2026-03-14T08:00:00");
        desks.payments.mandates.create(
                new Mandates.Wish(
                        "L0",
                        "teller",
                        Optional.of("A-other"),
                        Money.cny("20000.00"),
                        Optional.empty(),
                        DUE.plusDays(4),
                        DUE.plusYears(1),
                        Optional.of(LocalDateTime.of(2026, 3, 14, 8, 0))),
                "tester");
        for (int i = 0; i < 9; i++) {
            desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "BUYER_BALANCE_NOT_ENOUGH"));
        }
        for (int day = 4; day <= 9; day++) {
            live(DUE.plusDays(day));
        }
        assertThat(desks.of("L0")
                        .get(6)
                        .progress()
                        .sentAt()
                        .map(at -> LocalDate.ofInstant(at, desks.of("L0").get(6).zone())))
                .contains(DUE.plusDays(4));
        assertThat(of(Kind.SYSTEM)).as("the system is to be looked at still").hasSize(1);
        spared(5);
        assertThat(on(6).dpd()).isPositive();
        assertThat(on(9).dpd() - on(6).dpd()).isEqualTo(3);
    }

    @Test
    void what_was_paid_meanwhile_needs_no_more_days() {
        refusedByASystem();
        live(DUE);
        Payments.Link link = desks.payments.payLink("L0", "teller");
        desks.teller.move(link.order().debit());
        live(DUE.plusDays(1));
        assertThat(on(1).owed()).isZero();
        int granted = desks.protections("L0").size();
        for (int day = 2; day <= 5; day++) {
            live(DUE.plusDays(day));
        }
        assertThat(desks.protections("L0")).hasSize(granted);
    }

    @ParameterizedTest
    @CsvSource({
        // of one debit, of all, last day, asked for
        "2000.00, 2000.00, 2027-03-10, 2000.00",
        "400.00, , 2027-03-10, 4800.00",
        "20000.00, , 2026-03-05, 0.00",
    })
    void what_a_consent_does_not_let_be_asked_for_is_protected_until_people_acted(
            String each, String inAll, LocalDate until, String asked) {
        desks.at("2026-03-05T12:00:00");
        desks.payments.mandates.create(
                new Mandates.Wish(
                        "L0",
                        "teller",
                        Optional.of("A-L0"),
                        Money.cny(each),
                        Optional.ofNullable(inAll).map(Money::cny),
                        LocalDate.of(2026, 2, 10),
                        until,
                        Optional.of(LocalDateTime.of(2026, 2, 10, 12, 0))),
                "tester");
        desks.at("2026-03-09T12:00:00");
        desks.payments.run(Payments.Desk.PLAN);
        assertThat(desks.protections("L0")).as("nothing is due yet").isEmpty();
        for (int day = 0; day <= 10; day++) {
            boolean closes = day == 6;
            live(DUE.plusDays(day), () -> {
                if (closes) {
                    done(Kind.LIMIT_OR_DATE);
                }
            });
        }
        assertThat(desks.moved()).isEqualTo(Money.cny(asked).minor());
        spared(7);
        assertThat(on(8).dpd()).isPositive();
        assertThat(of(Kind.LIMIT_OR_DATE))
                .as("what people closed is not opened again")
                .isEmpty();
        desks.at(DUE.plusDays(11) + "T10:00:00");
        desks.prove(DUE.plusDays(10));
    }

    private void refusedByASystem() {
        desks.consented("L0");
        for (int i = 0; i < 6; i++) {
            desks.teller.script.add(new Act.Refuse(DebitFailure.SYSTEM, "SYSTEM_ERROR"));
        }
    }

    /** People close the only item of a kind. */
    private void done(Kind kind) {
        assertThat(of(kind)).hasSize(1);
        desks.payments.workItems.done(of(kind).getFirst().id(), "tester", "seen to");
    }

    private List<WorkItems.Item> of(Kind kind) {
        return desks.payments.workItems.list(true, Optional.of(kind), 0, 99);
    }

    private void live(LocalDate day) {
        live(day, () -> {});
    }

    /** A day on which the desks work now and then, people in its evening, and its close. */
    private void live(LocalDate day, Runnable people) {
        for (int hour = 9; hour < 20; hour++) {
            desks.at(day + "T%02d:30:00".formatted(hour));
            desks.work();
        }
        people.run();
        desks.at(day.plusDays(1) + "T00:05:00");
        desks.work();
        desks.platform.dayClose.close(day, DayClose.Progress.SILENT);
    }

    private Position on(int day) {
        return desks.position("L0", DUE.plusDays(day));
    }

    /** Nothing of the first days after the due date is held against the borrower. */
    private void spared(int days) {
        for (int day = 1; day <= days; day++) {
            assertThat(on(day).dpd()).as("days past due on day " + day).isZero();
            assertThat(on(day).penalty()).as("penalty on day " + day).isZero();
        }
    }
}
