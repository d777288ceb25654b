package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.cli.Installed.Ended;
import org.assertj.core.api.AbstractStringAssert;

/** How a call of the command line may end. */
final class Endings {

    private Endings() {}

    /** Done, with nothing on standard error; what it said. */
    static AbstractStringAssert<?> done(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        return assertThat(ended.out());
    }

    /** Failed with one line on standard error, and nothing on standard output. */
    static void failed(Ended ended, String told) {
        failed(ended, told, "shouyue: ");
    }

    static void failed(Ended ended, String told, String name) {
        assertThat(ended.code()).as(ended.out()).isEqualTo(1);
        assertThat(ended.err()).startsWith(name).contains(told);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.out()).isEmpty();
    }

    static void wrong(Ended ended, String told) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(told);
        assertThat(ended.out()).isEmpty();
    }
}
