package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.risk.due.DueCase;
import dev.shouyue.risk.due.Examples;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.simulator.Behaviours;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a model is told and learns of a book without protections stays as it is, to the bit: a model in force is asked by it. */
class NumbersStayTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorldSettings SETTINGS = WorldSettings.calm(11, 400);

    /** Before days that are protected were left out of the numbers, the same came out. */
    @Test
    void of_a_book_without_protections_every_number_and_every_course_is_what_it_was() throws NoSuchAlgorithmException {
        World world = World.of(SETTINGS);
        Behaviours behaviours = Behaviours.of(SETTINGS);
        PolicyPacks packs = PolicyPacks.builtIn();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int cases = 0;
        for (int first = 0; first < SETTINGS.loans(); first++) {
            if (World.isFirstOfBorrower(first)) {
                List<LoanSeen> loans = behaviours.loansOf(first).stream()
                        .map(world::loan)
                        .map(loan -> new LoanSeen(
                                loan.terms(),
                                Facts.of(loan.facts()).where(fact -> !(fact instanceof Fact.ProtectionGranted)),
                                packs.policy(loan.pack(), loan.terms().drawnOn()),
                                OptionalInt.of(loan.borrower().payday())))
                        .toList();
                Examples examples = new Examples(SETTINGS.lastDay(), first);
                examples.add("B" + first, loans, behaviours.borrower(first), ZONE);
                for (DueCase each : examples.cases()) {
                    digest.update(bytes(each));
                    cases++;
                }
            }
        }
        assertThat(cases).isEqualTo(1868);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("09c9ef9a57f2dd26b56f8ee4065f6f0825bf1615e936849c8d6c8f93f19d9d36");
    }

    private static byte[] bytes(DueCase each) {
        double[] numbers = each.course().features();
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length + 25);
        bytes.putLong(each.askedOn().toEpochDay()).putInt(each.course().from());
        bytes.putInt(each.course().until()).put((byte) (each.course().paid() ? 1 : 0));
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return bytes.array();
    }
}
