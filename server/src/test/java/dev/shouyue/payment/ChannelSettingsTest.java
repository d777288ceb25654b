package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.payment.bank.BankSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that sets the channels: what it says, and what is told of a line that is wrong. */
class ChannelSettingsTest {

    private static final String BANK = """
            bank.home = .
            bank.creditor = Shouyue
            bank.creditorId = CN98SHY00001234
            bank.account = 1100200300400500
            bank.agent = CNAPS:104100000004
            """;

    @TempDir
    Path folder;

    @Test
    void channels_are_read_in_their_order_with_files_beside_the_settings() throws IOException {
        Files.writeString(folder.resolve("key.pem"), "key");
        List<ChannelSettings> channels = read("""
                # wallets
                alipay.gateway = https://openapi.example/gateway.do
                alipay.appId = 2021 # not a comment
                alipay.privateKey = key.pem

                city-bank.kind = bank
                city-bank.inbox = .
                """);
        assertThat(channels).extracting(ChannelSettings::name).containsExactly("alipay", "city-bank");
        ChannelSettings alipay = channels.getFirst();
        assertThat(alipay.kind()).isEqualTo("alipay");
        assertThat(alipay.address("gateway")).isEqualTo(URI.create("https://openapi.example/gateway.do"));
        assertThat(alipay.text("appId")).isEqualTo("2021 # not a comment");
        assertThat(alipay.file("privateKey")).hasContent("key");
        alipay.checkAllRead();
        assertThat(channels.get(1).kind()).isEqualTo("bank");
        assertThat(channels.get(1).folder("inbox")).isDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alipay                    | line 1: a line is",
                "Alipay.appId = 1          | line 1: a line is",
                "alipay.app id = 1         | line 1: a line is",
                "alipay.gateway = nowhere  | line 1: alipay.gateway must be an address of http or https, not “nowhere”",
                "alipay.other = 1          | alipay.gateway is missing",
            })
    void a_wrong_line_is_named(String line, String told) {
        assertThatThrownBy(() -> read(line).getFirst().address("gateway"))
                .hasMessageContaining("channels.properties")
                .hasMessageContaining(told);
    }

    @Test
    void a_field_that_is_said_twice_or_that_nobody_reads_is_refused() throws IOException {
        assertThatThrownBy(() -> read("a.x = 1\n\na.x = 2")).hasMessageContaining("line 3: a.x stands on line 1");
        ChannelSettings settings = read("a.x = 1\na.tyop = 2").getFirst();
        settings.text("x");
        assertThatThrownBy(settings::checkAllRead).hasMessageContaining("line 2: a.tyop means nothing");
        assertThatThrownBy(() -> ChannelSettings.read(folder.resolve("none"))).hasMessageContaining("none");
    }

    /** The bank wants its file four days before the debit: that is when it is sent, not two days before. */
    @Test
    void the_lead_days_of_a_bank_count_when_its_debits_are_planned() throws IOException {
        assertThat(BankSettings.of(read(BANK).getFirst()).scheme().leadDays()).isEqualTo(2);
        Scheme scheme =
                BankSettings.of(read(BANK + "bank.leadDays = 4").getFirst()).scheme();
        assertThat(scheme.leadDays()).isEqualTo(4);
        assertThat(Plans.horizon(scheme) - Plans.horizon(SchemeTable.of("iso20022")))
                .isEqualTo(2);
    }

    @Test
    void the_time_of_a_bank_is_named_where_its_money_is_that_of_many_zones() throws IOException {
        assertThat(BankSettings.of(read(BANK).getFirst()).zone().getId()).isEqualTo("Asia/Shanghai");
        ChannelSettings dollars = read(BANK + "bank.currency = USD").getFirst();
        assertThatThrownBy(() -> BankSettings.of(dollars)).hasMessageContaining("bank.zone is missing");
        assertThat(BankSettings.of(read(BANK + "bank.currency = USD\nbank.zone = America/New_York")
                                .getFirst())
                        .zone()
                        .getId())
                .isEqualTo("America/New_York");
    }

    private List<ChannelSettings> read(String text) throws IOException {
        return ChannelSettings.read(Files.writeString(folder.resolve("channels.properties"), text));
    }
}
