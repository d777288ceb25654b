package dev.shouyue.payment.bank;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.ReasonTable;
import dev.shouyue.payment.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a bank rejected or returned: a code of ExternalStatusReason1Code or ExternalReturnReason1Code, or one of the bank's own.
 *
 * @param words what the bank added
 */
record Reason(String code, String words) {

    /** What a bank that gives no reason is taken to say: not specified by agent. */
    private static final String NOT_SPECIFIED = "MS03";

    private static final ReasonTable TABLE = ReasonTable.of("iso20022");

    /** Of elements {@code StsRsnInf}, {@code RtrRsnInf} or {@code RtrInf}: the first that gives a code. */
    static Optional<Reason> of(List<Element> elements) {
        String words = elements.stream()
                .flatMap(element -> element.all("AddtlInf").stream())
                .map(element -> element.value(Form.MAX105))
                .collect(Collectors.joining(" "));
        for (Element element : elements) {
            String code = element.textOr("", Form.CODE4, "Rsn", "Cd");
            String own = element.textOr(code, Form.MAX35, "Rsn", "Prtry");
            if (!own.isEmpty()) {
                return Optional.of(new Reason(Spooled.plain(own), Spooled.plain(words)));
            }
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(new Reason(NOT_SPECIFIED, Spooled.plain(words)));
    }

    static Reason notSpecified() {
        return new Reason(NOT_SPECIFIED, "");
    }

    boolean isKnown() {
        return TABLE.known(code).isPresent();
    }

    DebitFailure failure() {
        return TABLE.reason(code);
    }

    Result.Failed failed() {
        return new Result.Failed(failure(), code, words);
    }
}
