package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Account numbers by loan, and the check digits of ISO 7064 MOD 97-10. */
class VirtualAccountsTest {

    private static final VirtualAccounts ACCOUNTS = new VirtualAccounts("88430012", 10);

    /** The example of ISO 7064, also of ISO/IEC 7064:2003, 794 under MOD 97-10: check digits 44. */
    @Test
    void the_check_digits_are_those_of_the_standards_example() {
        assertThat(new VirtualAccounts("7", 2).of(94)).isEqualTo("79444");
    }

    @Test
    void an_account_is_found_back_as_people_write_it() {
        String account = ACCOUNTS.of(4711);
        assertThat(account).startsWith("884300120000004711").hasSize(20);
        assertThat(ACCOUNTS.loan(account)).hasValue(4711);
        assertThat(ACCOUNTS.loan("8843 0012-0000 0047 11" + account.substring(18)))
                .hasValue(4711);
    }

    @Test
    void what_is_not_ours_is_no_loan() {
        for (String account : new String[] {
            "", "8843001200000047", "99430012000000471100", "884300120000004711xx", "88430012000000471１44"
        }) {
            assertThat(ACCOUNTS.loan(account)).as(account).isEmpty();
        }
    }

    @Test
    void a_loan_that_does_not_fit_has_no_account() {
        assertThatThrownBy(() -> ACCOUNTS.of(10_000_000_000L)).hasMessageContaining("10000000000");
        assertThatThrownBy(() -> ACCOUNTS.of(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new VirtualAccounts("88x", 10)).hasMessageContaining("88x");
        assertThatThrownBy(() -> new VirtualAccounts("88", 19)).hasMessageContaining("19");
    }

    @Property
    void every_loan_is_found_back_and_the_whole_number_leaves_one(
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long loan) {
        String account = ACCOUNTS.of(loan);
        assertThat(ACCOUNTS.loan(account)).isEqualTo(OptionalLong.of(loan));
        assertThat(new BigInteger(account).mod(BigInteger.valueOf(97))).isEqualTo(BigInteger.ONE);
    }

    @Property
    void one_wrong_digit_is_found(
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long loan,
            @ForAll @IntRange(min = 8, max = 19) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        StringBuilder account = new StringBuilder(ACCOUNTS.of(loan));
        account.setCharAt(place, (char) ('0' + (account.charAt(place) - '0' + by) % 10));
        assertThat(ACCOUNTS.loan(account.toString())).isEmpty();
    }

    @Property
    void two_neighbours_exchanged_are_found(
            @ForAll @LongRange(min = 0, max = 9_999_999_999L) long loan,
            @ForAll @IntRange(min = 8, max = 18) int place) {
        StringBuilder account = new StringBuilder(ACCOUNTS.of(loan));
        char left = account.charAt(place);
        account.setCharAt(place, account.charAt(place + 1));
        account.setCharAt(place + 1, left);
        boolean isChanged = left != account.charAt(place);
        assertThat(ACCOUNTS.loan(account.toString()).isEmpty()).isEqualTo(isChanged);
    }
}
