package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.Person;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.access.Role;
import dev.shouyue.access.Tokens;
import dev.shouyue.access.Users;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users and the tokens of machines, for administrators. */
@RestController
@RequestMapping("/api/v1")
class UserApi {

    private final Access access;

    UserApi(Access access) {
        this.access = access;
    }

    record User(
            String user,
            String displayName,
            Role role,
            boolean mustChangePassword,
            boolean disabled,
            @Nullable Instant lockedUntil,
            Instant createdAt,
            @Nullable Instant lastSignInAt) {

        static User of(Person person) {
            return new User(
                    person.user(),
                    person.displayName(),
                    person.role(),
                    person.mustChangePassword(),
                    person.disabled(),
                    person.lockedUntil().orElse(null),
                    person.createdAt(),
                    person.lastSignInAt().orElse(null));
        }
    }

    /** A list that comes whole. */
    record Everything<T>(List<T> items, @Nullable String next, long total, boolean totalIsExact) {
        static <T> Everything<T> of(List<T> items) {
            return new Everything<>(items, null, items.size(), true);
        }
    }

    record NewUser(
            @Nullable String user,
            @Nullable String displayName,
            @Nullable String role) {}

    record UserChange(
            @Nullable String displayName,
            @Nullable String role,
            @Nullable Boolean disabled) {}

    /** A user with the password that gets them in once; it is not shown again. */
    record UserWithPassword(User user, String oneTimePassword) {
        static UserWithPassword of(Person.WithPassword made) {
            return new UserWithPassword(User.of(made.person()), made.oneTimePassword());
        }
    }

    @GetMapping("/users")
    @Needs(Right.USERS_MANAGE)
    Everything<User> users() {
        return Everything.of(access.users.all().stream().map(User::of).toList());
    }

    @PostMapping("/users")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.USERS_MANAGE, audit = "user.created")
    UserWithPassword createUser(@RequestBody NewUser user, Caller caller) {
        String name = Refusals.required("user", user.user());
        caller.acted(name, "role " + user.role());
        return UserWithPassword.of(access.users.create(
                name,
                user.displayName() == null || user.displayName().isBlank() ? name : user.displayName(),
                role(Refusals.required("role", user.role()))));
    }

    @PatchMapping("/users/{user}")
    @Needs(value = Right.USERS_MANAGE, audit = "user.changed")
    User changeUser(@PathVariable String user, @RequestBody UserChange change, Caller caller) {
        caller.acted(user, told(change));
        return User.of(access.users.change(
                user,
                new Users.Change(
                        Optional.ofNullable(change.displayName()),
                        Optional.ofNullable(change.role()).map(UserApi::role),
                        Optional.ofNullable(change.disabled())),
                caller.actor()));
    }

    @PostMapping("/users/{user}/password-reset")
    @Needs(value = Right.USERS_MANAGE, audit = "password.reset")
    UserWithPassword resetPassword(@PathVariable String user, Caller caller) {
        if (user.equals(caller.actor().name())) {
            throw new Refusal.Conflict(Say.of("password.own"));
        }
        return UserWithPassword.of(access.users.resetPassword(user));
    }

    record ApiToken(
            long id,
            String name,
            Role role,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {

        static ApiToken of(Tokens.Token token) {
            return new ApiToken(
                    token.id(),
                    token.name(),
                    token.role(),
                    token.createdBy(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.revokedAt().orElse(null),
                    token.lastUsedAt().orElse(null));
        }
    }

    record NewToken(
            @Nullable String name,
            @Nullable String role,
            @Nullable Integer days) {}

    /** A token with its secret; it is not shown again. */
    record TokenWithSecret(ApiToken token, String secret) {}

    @GetMapping("/tokens")
    @Needs(Right.USERS_MANAGE)
    Everything<ApiToken> tokens() {
        return Everything.of(access.tokens.all().stream().map(ApiToken::of).toList());
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.USERS_MANAGE, audit = "token.created")
    TokenWithSecret createToken(@RequestBody NewToken token, Caller caller) {
        String name = Refusals.required("name", token.name());
        caller.acted(name, "role " + token.role() + ", " + token.days() + " days");
        Tokens.WithSecret made = access.tokens.create(
                name,
                role(Refusals.required("role", token.role())),
                Refusals.required("days", token.days()),
                caller.actor().name());
        return new TokenWithSecret(ApiToken.of(made.token()), made.secret());
    }

    @DeleteMapping("/tokens/{id}")
    @Needs(value = Right.USERS_MANAGE, audit = "token.revoked")
    ApiToken revokeToken(@PathVariable long id, Caller caller) {
        ApiToken token = ApiToken.of(access.tokens.revoke(id));
        caller.acted(token.name(), "");
        return token;
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.BadValue(
                        "role",
                        name,
                        Say.of("expected.oneOf", "values", Arrays.toString(Role.values())),
                        Say.of("role.unknown", "role", name)));
    }

    private static String told(UserChange change) {
        StringBuilder told = new StringBuilder();
        if (change.displayName() != null) {
            told.append("name; ");
        }
        if (change.role() != null) {
            told.append("role ").append(change.role()).append("; ");
        }
        if (change.disabled() != null) {
            told.append(change.disabled() ? "disabled" : "enabled");
        }
        return told.toString().strip();
    }
}
