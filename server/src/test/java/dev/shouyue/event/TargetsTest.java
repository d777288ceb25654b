package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.event.EventSettings.Reach;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a webhook may go, and where it may not be made to go. */
class TargetsTest {

    private static final Targets PUBLIC = new Targets(Set.of());
    private static final Targets LOOPBACK = new Targets(Set.of(Reach.LOOPBACK));
    private static final Targets PRIVATE = new Targets(Set.of(Reach.PRIVATE));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hooks?of=shouyue",
                "https://example.com:8443/",
                "https://1.1.1.1/",
                "https://[2606:4700:4700::1111]/"
            })
    void a_public_address_is_taken(String url) {
        assertThatCode(() -> PUBLIC.checked(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/           | only https",
                "ftp://example.com/            | no address that a webhook can go to",
                "file:///etc/passwd            | no address that a webhook can go to",
                "https:///hooks                | no address that a webhook can go to",
                "example.com                   | no address that a webhook can go to",
                "https://exa mple.com/         | no address",
                "https://user:pw@example.com/  | with a user",
                "https://example.com/#part     | a #",
                "https://example.com:70000/    | no port 70000",
                "https://127.0.0.1/            | this machine itself",
                "https://127.9.9.9:8080/       | this machine itself",
                "https://[::1]/                | this machine itself",
                "https://[::ffff:127.0.0.1]/   | this machine itself",
                "https://[::127.0.0.1]/        | this machine itself",
                "https://[64:ff9b::7f00:1]/    | this machine itself",
                "https://[2002:7f00:1::]/      | this machine itself",
                "https://0.0.0.0/              | no receiver at",
                "https://[::]/                 | no receiver at",
                "https://169.254.169.254/      | no receiver at",
                "https://[fe80::1]/            | no receiver at",
                "https://[64:ff9b::a9fe:a9fe]/ | no receiver at",
                "https://224.0.0.1/            | no receiver at",
                "https://255.255.255.255/      | no receiver at",
                "https://198.18.0.1/           | no receiver at",
                "https://192.0.2.1/            | no receiver at",
                "https://[2001:db8::1]/        | no receiver at",
                "https://10.0.0.1/             | private networks",
                "https://172.16.0.1/           | private networks",
                "https://192.168.1.1/          | private networks",
                "https://100.64.0.1/           | private networks",
                "https://[fc00::1]/            | private networks",
                "https://[fd12:3456::1]/       | private networks",
                "https://[2002:a00:1::]/       | private networks",
            })
    void what_is_no_receiver_is_refused(String url, String why) {
        assertThatThrownBy(() -> PUBLIC.checked(url))
                .isInstanceOf(BadEndpoint.class)
                .hasMessageContaining(why);
    }

    /** As numbers that resolvers take for addresses, too. */
    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://0x7f.1/", "https://localhost/"})
    void a_name_that_leads_to_this_machine_is_refused_when_it_is_used(String url) {
        URI uri = URI.create(url);
        assertThat(uri.getHost() == null || PUBLIC.refusal(uri).isPresent()).isTrue();
    }

    @Test
    void what_is_allowed_besides_is_that_and_no_more() {
        assertThatCode(() -> LOOPBACK.checked("http://127.0.0.1:9000/")).doesNotThrowAnyException();
        assertThatCode(() -> LOOPBACK.checked("http://[::1]:9000/")).doesNotThrowAnyException();
        assertThat(LOOPBACK.refusal(URI.create("http://localhost:9000/"))).isEmpty();
        assertThatThrownBy(() -> LOOPBACK.checked("http://1.1.1.1/")).hasMessageContaining("only https");
        assertThatThrownBy(() -> LOOPBACK.checked("https://10.0.0.1/")).hasMessageContaining("private networks");
        assertThatCode(() -> PRIVATE.checked("https://10.0.0.1/")).doesNotThrowAnyException();
        assertThatThrownBy(() -> PRIVATE.checked("http://10.0.0.1/")).hasMessageContaining("only https");
        assertThatThrownBy(() -> PRIVATE.checked("https://169.254.169.254/")).hasMessageContaining("no receiver");
        assertThatThrownBy(() -> PRIVATE.checked("https://127.0.0.1/")).hasMessageContaining("this machine");
    }

    @Test
    void a_name_that_is_not_known_is_no_receiver() {
        assertThat(PUBLIC.refusal(URI.create("https://no-such-name.invalid/")))
                .hasValue("the name no-such-name.invalid is not known");
    }
}
