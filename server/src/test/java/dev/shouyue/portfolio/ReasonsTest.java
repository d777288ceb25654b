package dev.shouyue.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.decision.Words;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loan and its facts are called: words for people, not the names of the program. */
class ReasonsTest {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern NAME = Pattern.compile("[A-Z]{3,}|_");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void every_constant_that_a_loan_is_told_with_has_words(String language) {
        Reasons reasons = Reasons.in(language);
        Words words = Words.in("explanation", language);
        Words codes = Words.in("decision", language);
        List<String> told = new ArrayList<>();
        told.addAll(of(Position.State.values(), reasons::state));
        told.addAll(of(InstallmentPosition.State.values(), reasons::state));
        told.addAll(of(Fact.DebitFailure.values(), each -> words.say("reason." + each)));
        told.addAll(of(Fact.ProtectionCause.values(), each -> words.say("protection." + each)));
        told.addAll(of(Fact.StatedCause.values(), each -> words.say("stated." + each)));
        told.addAll(of(Fact.StatedBy.values(), each -> words.say("statedBy." + each)));
        told.addAll(of(Component.values(), each -> words.say("component." + each)));
        told.addAll(of(Roll.values(), each -> codes.code("roll", each.name())));
        told.addAll(of(Grace.Mode.values(), each -> codes.code("grace", each.name())));
        assertThat(told).hasSizeGreaterThan(40).allSatisfy(text -> {
            assertThat(text).doesNotContainPattern(NAME);
            assertThat(CHINESE.matcher(text).find()).as(text).isEqualTo(language.equals("zh"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "en, NORMAL, normal",
        "zh, NORMAL, 正常",
        "en, SPECIAL_MENTION, special mention",
        "zh, SPECIAL_MENTION, 关注",
        "zh, STAGE_3, 第三阶段",
        "zh, SMA-1, SMA-1"
    })
    void a_class_is_told_in_words_where_it_has_any(String language, String code, String told) {
        assertThat(Reasons.in(language).creditClass(code)).isEqualTo(told);
    }

    @Test
    void the_state_of_a_loan_and_of_an_installment() {
        assertThat(Reasons.in("en").state(Position.State.PAST_DUE)).isEqualTo("past due");
        assertThat(Reasons.in("zh").state(Position.State.PENDING)).isEqualTo("宽限期内");
        assertThat(Reasons.in("en").state(InstallmentPosition.State.SETTLED_LATE))
                .isEqualTo("paid late");
        assertThat(Reasons.in("zh").state(InstallmentPosition.State.FUTURE)).isEqualTo("未到期");
    }

    private static <T> List<String> of(T[] constants, Function<T, String> words) {
        return Arrays.stream(constants).map(words).toList();
    }
}
