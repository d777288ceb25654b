package dev.shouyue.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {

    @Test
    void data_is_kept_between_two_starts_and_a_second_copy_is_told(@TempDir Path folder) {
        try (Database database = Database.in(folder)) {
            JdbcClient.create(database.dataSource())
                    .sql("insert into party.borrower (external_id) values ('B1')")
                    .update();
            assertThatThrownBy(() -> Database.in(folder))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("is in use by another copy of shouyue");
        }
        try (Database database = Database.in(folder)) {
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("select external_id from party.borrower")
                            .query(String.class)
                            .list())
                    .containsExactly("B1");
        }
    }

    @Test
    void a_commit_survives_a_crash_because_the_server_waits_for_the_disk(@TempDir Path folder) {
        try (Database database = Database.in(folder)) {
            JdbcClient sql = JdbcClient.create(database.dataSource());
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(sql.sql("select current_setting(?)")
                                .param(setting)
                                .query(String.class)
                                .single())
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void a_damaged_folder_is_named(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("postgres/base"));
        assertThatThrownBy(() -> Database.in(folder))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("is damaged (postgres/PG_VERSION is missing)");
    }

    @Test
    void an_unreachable_server_is_named() {
        assertThatThrownBy(() -> Database.at("jdbc:postgresql://127.0.0.1:1/none?user=nobody&connectTimeout=2"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("the database cannot be reached");
    }
}
