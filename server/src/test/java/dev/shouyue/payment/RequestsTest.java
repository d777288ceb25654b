package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.servicing.Postings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that made a page or a consent is known by its key for as long as one that posted, and no longer. */
class RequestsTest {

    @RegisterExtension
    final Desks desks = new Desks(1);

    @Test
    void what_was_asked_under_a_key_is_forgotten_after_two_days() {
        desks.at("2026-03-10T09:00:00");
        String made = asked();
        desks.pass(Postings.KEPT);
        assertThat(desks.payments.forgetOld()).isZero();
        assertThat(asked()).isEqualTo(made);

        desks.pass(Duration.ofSeconds(1));
        assertThat(desks.payments.forgetOld()).isEqualTo(1);
        assertThat(desks.number("select count(*) from payment.request")).isZero();
        assertThat(asked()).isNotEqualTo(made);
        assertThat(desks.payments.orders.find(made)).as("the order stays").isPresent();
    }

    private String asked() {
        return desks.payments
                .payLink("L0", "teller", Optional.of(new RequestKey("anna", "K1")))
                .order()
                .number();
    }
}
