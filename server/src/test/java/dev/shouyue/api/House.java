package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Person;
import dev.shouyue.access.Role;
import dev.shouyue.access.Users;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.nio.file.Path;
import java.util.Map;

/** A served platform on a database of its own, with people to visit it. */
final class House implements AutoCloseable {

    static final String PASSWORD = "keep the promise 4711";

    final TestClock clock = new TestClock();
    final Database database = TestDatabase.fresh();
    final Platform platform;
    Server server;

    private final ServerLimits limits;

    House(Path folder) {
        this(folder, ServerLimits.USUAL);
    }

    House(Path folder, ServerLimits limits) {
        this.limits = limits;
        platform = Platform.on(database, clock);
        server = Server.start(platform, folder, folder.resolve("report.html"), 0, limits);
    }

    /** Stops serving and serves again, as a restart does. */
    void restart(Path folder) {
        restart(folder, () -> {});
    }

    /** The same, with something done while it is down. */
    void restart(Path folder, Runnable meanwhile) {
        server.close();
        meanwhile.run();
        server = Server.start(platform, folder, folder.resolve("report.html"), 0, limits);
    }

    /** The first administrator, signed in, with the password changed. */
    Visitor administrator() {
        return platform.access.users.bootstrap().map(this::enter).orElseGet(() -> signedIn(Users.FIRST));
    }

    /** Somebody new in a role, signed in, with the password changed. */
    Visitor someone(String name, Role role) {
        return enter(platform.access.users.create(name, name, role));
    }

    Visitor signedIn(String name) {
        Visitor visitor = new Visitor(server);
        expect(200, visitor.signIn(name, PASSWORD));
        return visitor;
    }

    private Visitor enter(Person.WithPassword person) {
        Visitor visitor = new Visitor(server);
        expect(200, visitor.signIn(person.person().user(), person.oneTimePassword()));
        expect(
                204,
                visitor.post(
                        "/api/v1/session/password",
                        Map.of("current", person.oneTimePassword(), "replacement", PASSWORD)));
        return visitor;
    }

    private static void expect(int status, Visitor.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", got " + answer.status() + ": " + answer.text());
        }
    }

    @Override
    public void close() {
        server.close();
        platform.close();
    }
}
