package dev.shouyue.payment.bank;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.ReasonTable;
import dev.shouyue.payment.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads why a bank rejected or returned.
 *
 * @param scheme the codes of the scheme that its debits go by, such as R01 of Nacha
 * @param messages those of the messages in which it answers, whatever the scheme: a file or a debit that never reached it is
 *     rejected with them
 */
record Reasons(ReasonTable scheme, ReasonTable messages) {

    static Reasons of(Scheme scheme) {
        return new Reasons(ReasonTable.of(scheme.name()), ReasonTable.of("iso20022"));
    }

    /** Of elements {@code StsRsnInf}, {@code RtrRsnInf} or {@code RtrInf}: the first that gives a code. */
    Optional<Reason> in(List<Element> elements) {
        String words = elements.stream()
                .flatMap(element -> element.all("AddtlInf").stream())
                .map(element -> element.value(Form.MAX105))
                .collect(Collectors.joining(" "));
        for (Element element : elements) {
            String code = element.textOr("", Form.CODE4, "Rsn", "Cd");
            String own = element.textOr(code, Form.MAX35, "Rsn", "Prtry");
            if (!own.isEmpty()) {
                return Optional.of(reason(Spooled.plain(own), Spooled.plain(words)));
            }
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(Reason.notSpecified(Spooled.plain(words)));
    }

    private Reason reason(String code, String words) {
        Optional<DebitFailure> known = scheme.known(code).or(() -> messages.known(code));
        return new Reason(code, words, known.orElse(DebitFailure.SYSTEM), known.isPresent());
    }
}
