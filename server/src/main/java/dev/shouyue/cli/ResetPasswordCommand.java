package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.access.AuditTrail.Deed;
import dev.shouyue.access.AuditTrail.Outcome;
import dev.shouyue.access.Person;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The way back in for an administrator who has lost the password: whoever may write the data folder may use it. */
@Command(
        name = "reset-password",
        description = "Gives a user a one-time password, ends their sessions and lifts a lock-out.")
final class ResetPasswordCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    @Parameters(paramLabel = "USER", description = "the name one signs in with, such as admin")
    private String user = "";

    @Override
    public Integer call() {
        return root.on(this::reset);
    }

    private int reset(Platform platform) {
        Optional<Person> found = platform.access.users.find(user);
        if (found.isEmpty()) {
            root.complain(root.words().say("reset.none", "user", user));
            return Root.FAILED;
        }
        Person.WithPassword made = platform.access.users.resetPassword(user);
        platform.access.audit.write(new Deed(
                "command line",
                "",
                "password.reset",
                user,
                Outcome.ALLOWED,
                "by " + System.getProperty("user.name", "?") + " on the server's machine",
                ""));
        root.say("reset.done", "user", user, "password", made.oneTimePassword());
        root.say("reset.once");
        if (found.get().disabled()) {
            root.say("reset.disabled");
        }
        return Root.DONE;
    }
}
