package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The signatures of Standard Webhooks, by the values that its reference libraries are tested with. */
class SignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECONDS = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void a_signature_is_the_one_of_the_reference_libraries() {
        assertThat(Signature.of(ID, SECONDS, BODY, List.of(bytes(SECRET)))).isEqualTo(SIGNATURE);
        assertThat(Signature.told(bytes(SECRET))).isEqualTo(SECRET);
    }

    @Test
    void the_check_of_these_tests_takes_the_reference_signature_and_no_other() {
        SignatureCheck check = new SignatureCheck(SECRET);
        assertThat(holds(check, ID, SECONDS, SIGNATURE, BODY, SECONDS)).isTrue();
        assertThat(holds(check, ID, SECONDS, "v1,Zm9v v2,YmFy " + SIGNATURE, BODY, SECONDS + 299))
                .isTrue();
        assertThat(holds(check, ID, SECONDS, SIGNATURE.replace("v1,", "v2,"), BODY, SECONDS))
                .isFalse();
        assertThat(holds(check, "msg_other", SECONDS, SIGNATURE, BODY, SECONDS)).isFalse();
        assertThat(holds(check, ID, SECONDS + 1, SIGNATURE, BODY, SECONDS)).isFalse();
        assertThat(holds(check, ID, SECONDS, SIGNATURE, BODY + " ", SECONDS)).isFalse();
        assertThat(holds(check, ID, SECONDS, SIGNATURE, BODY, SECONDS + 301)).isFalse();
        assertThat(holds(
                        new SignatureCheck("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx"),
                        ID,
                        SECONDS,
                        SIGNATURE,
                        BODY,
                        SECONDS))
                .isFalse();
    }

    @Test
    void each_secret_signs() {
        byte[] former = Signature.newSecret();
        String both = Signature.of(ID, SECONDS, BODY, List.of(bytes(SECRET), former));
        assertThat(both).startsWith(SIGNATURE + " v1,");
        assertThat(holds(new SignatureCheck(Signature.told(former)), ID, SECONDS, both, BODY, SECONDS))
                .isTrue();
        assertThat(former).hasSizeBetween(24, 64).isNotEqualTo(Signature.newSecret());
    }

    private static boolean holds(
            SignatureCheck check, String id, long seconds, String signature, String body, long now) {
        return check.holds(id, String.valueOf(seconds), signature, body.getBytes(StandardCharsets.UTF_8), now);
    }

    private static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }
}
