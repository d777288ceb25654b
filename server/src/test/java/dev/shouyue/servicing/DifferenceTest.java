package dev.shouyue.servicing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.servicing.Difference.Book;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of the books differs, as a proof tells it to people. */
class DifferenceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 11);
    private static final Pattern NAME = Pattern.compile("[A-Z]{4,}|_");

    @ParameterizedTest
    @EnumSource(Book.class)
    void every_account_and_part_has_words_in_both_languages(Book book) {
        Stream<String> all = Stream.concat(
                Arrays.stream(Account.values()).map(Enum::name),
                Arrays.stream(Difference.Part.values()).map(Enum::name));
        assertThat(all).allSatisfy(part -> {
            for (Difference difference : new Difference[] {ofBook(book, part), other(book, part)}) {
                assertThat(difference.told().in("en")).doesNotContainPattern(NAME);
                assertThat(difference.told().in("zh"))
                        .doesNotContainPattern(NAME)
                        .containsPattern("\\p{IsHan}");
            }
        });
    }

    @Test
    void an_account_by_its_name_and_its_amounts() {
        assertThat(ofBook(Book.LEDGER, "PRINCIPAL_RECEIVABLE").told().in("en"))
                .isEqualTo(
                        "ledger of 2026-03-11: principal receivable is kept as 10.00 CNY, and is 9.00 CNY by what it is"
                                + " the sum of");
        assertThat(ofBook(Book.LEDGER, "PRINCIPAL_RECEIVABLE").told().in("zh")).contains("应收本金");
    }

    @Test
    void a_part_that_a_proof_of_former_days_kept_and_nobody_knows_any_more_stands_as_it_was() {
        assertThat(other(Book.POSITION, "OLD_TOTAL").told().in("zh")).contains("OLD_TOTAL");
    }

    private static Difference ofBook(Book book, String part) {
        return Difference.ofBook(book, part, DAY, "CNY", OptionalLong.of(10_00), OptionalLong.of(9_00));
    }

    private static Difference other(Book book, String part) {
        return new Difference(
                new LoanKey(1, 1),
                Optional.of("L1"),
                book,
                part,
                DAY,
                Optional.of("CNY"),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
