package dev.shouyue.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/d?user=u, jdbc:postgresql://h/d?user=u",
        "postgresql://h/d, jdbc:postgresql://h/d",
        "postgres://h:6432, jdbc:postgresql://h:6432/",
        "postgresql://u@h/d, jdbc:postgresql://h/d?user=u",
        "postgresql://u:p%40s+s@h:6432/d?sslmode=require, jdbc:postgresql://h:6432/d?sslmode=require&user=u&password=p%40s%2Bs",
    })
    void both_ways_to_write_it_are_read(String written, String jdbc) {
        assertThat(PostgresUrl.jdbc(written)).isEqualTo(jdbc);
    }
}
