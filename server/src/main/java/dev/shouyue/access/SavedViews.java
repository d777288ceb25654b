package dev.shouyue.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a user wants to see a screen, kept under a name. Everyone sees only their own. */
public final class SavedViews {

    private static final Pattern SCREEN = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_NAME = 80;
    private static final int LARGEST = 16_384;
    private static final int MOST = 100;

    private final JdbcClient sql;
    private final Clock clock;

    SavedViews(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A view; {@code content} is JSON, and only its owner's screen knows what it means. */
    public record View(String screen, String name, String content, Instant savedAt) {}

    public List<View> of(String user, String screen) {
        return sql.sql("select screen, name, content::text content, saved_at from access.saved_view"
                        + " where user_name = ? and screen = ? order by name")
                .params(user, screen)
                .query((row, i) -> new View(
                        row.getString("screen"),
                        row.getString("name"),
                        row.getString("content"),
                        Rows.instant(row, "saved_at")))
                .list();
    }

    public Optional<View> find(String user, String screen, String name) {
        return of(user, screen).stream()
                .filter(view -> view.name().equals(name))
                .findFirst();
    }

    /** Keeps a view, in place of the one of that name. */
    public View save(String user, String screen, String name, String content) {
        check(screen, name, content);
        int others = sql.sql("select count(*) from access.saved_view where user_name = ? and screen = ? and name <> ?")
                .params(user, screen, name)
                .query(Integer.class)
                .single();
        if (others >= MOST) {
            throw new Refusal.Conflict(Say.of("views.most", "most", MOST));
        }
        Instant now = clock.instant();
        sql.sql("insert into access.saved_view (user_name, screen, name, content, saved_at)"
                        + " values (?, ?, ?, ?::jsonb, ?) on conflict (user_name, screen, name)"
                        + " do update set content = excluded.content, saved_at = excluded.saved_at")
                .params(user, screen, name, content, Rows.at(now))
                .update();
        return new View(screen, name, content, now);
    }

    public void delete(String user, String screen, String name) {
        int deleted = sql.sql("delete from access.saved_view where user_name = ? and screen = ? and name = ?")
                .params(user, screen, name)
                .update();
        if (deleted == 0) {
            throw new Refusal.Unknown(Say.of("view.unknown", "name", name, "screen", screen));
        }
    }

    private static void check(String screen, String name, String content) {
        if (!SCREEN.matcher(screen).matches()) {
            throw new Refusal.BadValue("screen", screen, Say.of("screen.expected"), Say.of("screen.wrong"));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal.BadValue(
                    "name", name, Say.of("line.expected", "most", LONGEST_NAME), Say.of("view.name"));
        }
        if (content.contains("\\u0000")) {
            throw new Refusal.BadValue("content", "", Say.of("text.expected"), Say.of("view.sign"));
        }
        if (content.length() > LARGEST) {
            throw new Refusal.BadValue("content", "", Say.of("json.expected", "most", LARGEST), Say.of("view.large"));
        }
    }
}
