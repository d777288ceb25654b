package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.servicing.DayBook;
import dev.shouyue.servicing.Difference;
import dev.shouyue.servicing.Proof;
import dev.shouyue.servicing.Proofs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The proofs of the books: those that are kept, what each found, and making one, in the background, one at a time. */
@RestController
@RequestMapping("/api/v1/proofs")
class ProofApi {

    private static final Logger LOG = LoggerFactory.getLogger(ProofApi.class);

    private static final int LARGEST_PAGE = 500;

    /**
     * A proof that was made.
     *
     * @param scope CLOSE: the totals, and the loans touched on the day; BOOK: every loan
     * @param author absent for that of a close, and for one asked for on the command line
     * @param failure why it could not be finished; absent when it was
     */
    record KeptProof(
            long id,
            LocalDate day,
            Proof.Scope scope,
            Instant at,
            double seconds,
            @Nullable String author,
            long loans,
            long differences,
            boolean agrees,
            @Nullable String failure) {

        static KeptProof of(Proof proof) {
            return new KeptProof(
                    proof.id(),
                    proof.day(),
                    proof.scope(),
                    proof.endedAt(),
                    Duration.between(proof.beganAt(), proof.endedAt()).toMillis() / 1000.0,
                    proof.author().orElse(null),
                    proof.loans(),
                    proof.differences(),
                    proof.agrees(),
                    proof.failure()
                            .map(text -> Sentence.told(text, Reader.language()))
                            .orElse(null));
        }
    }

    record KeptProofs(List<KeptProof> items, @Nullable String next) {}

    /**
     * One way in which the books do not agree.
     *
     * @param loan absent where it is a total of the book as a whole
     * @param held what the book that stands alone has; of a fact, what ledger and position have
     * @param given what the others give for it; of a fact, what the facts give
     */
    record BookDifference(
            @Nullable String loan,
            Difference.Book book,
            String part,
            LocalDate day,
            @Nullable Amount held,
            @Nullable Amount given,
            String text) {

        static BookDifference of(Difference difference) {
            return new BookDifference(
                    difference.loan().orElse(null),
                    difference.book(),
                    difference.part(),
                    difference.day(),
                    amount(difference.held(), difference),
                    amount(difference.given(), difference),
                    difference.told().in(Reader.language()));
        }

        private static @Nullable Amount amount(OptionalLong minor, Difference difference) {
            return minor.isPresent() && difference.currency().isPresent()
                    ? Amount.of(
                            minor.getAsLong(),
                            Currency.getInstance(difference.currency().get()))
                    : null;
        }
    }

    record BookDifferences(
            List<BookDifference> items, @Nullable String next) {}

    record AccountBalance(
            String account,
            String currency,
            @Nullable Amount debit,
            @Nullable Amount credit) {}

    record CurrencySum(String currency, Amount sum) {}

    /** The proof that runs, or the last one since the start that was asked for over HTTP. */
    record ProofRun(
            Work state,
            @Nullable KeptProof kept,
            List<AccountBalance> accounts,
            List<CurrencySum> sums,
            CloseApi.@Nullable Steps progress,
            @Nullable String startedBy,
            @Nullable String message) {

        /** The same with what is told of it in {@code en} or {@code zh}. */
        ProofRun in(String language) {
            return message == null
                    ? this
                    : new ProofRun(state, kept, accounts, sums, progress, startedBy, Sentence.told(message, language));
        }

        static ProofRun of(
                Work state, CloseApi.@Nullable Steps progress, @Nullable String by, @Nullable String message) {
            return new ProofRun(state, null, List.of(), List.of(), progress, by, message);
        }
    }

    private final Platform platform;
    private final Cursors cursors;
    private final Standing<ProofRun> proving = new Standing<>(ProofRun.of(Work.NONE, null, null, null));

    ProofApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    @GetMapping
    @Needs(Right.CLOSE_READ)
    KeptProofs proofs(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        String list = "proofs" + from + to;
        Optional<Proof> before = Optional.ofNullable(cursor)
                .map(text -> find(Long.parseLong(cursors.open(list, text).getFirst())));
        List<Proof> found =
                platform.proofs.proofs(Optional.ofNullable(from), Optional.ofNullable(to), before, limit + 1);
        boolean more = found.size() > limit;
        List<Proof> shown = more ? found.subList(0, limit) : found;
        return new KeptProofs(
                shown.stream().map(KeptProof::of).toList(),
                more ? cursors.seal(list, List.of(String.valueOf(shown.getLast().id()))) : null);
    }

    @GetMapping("/{id}")
    @Needs(Right.CLOSE_READ)
    KeptProof proof(@PathVariable long id) {
        return KeptProof.of(find(id));
    }

    @GetMapping("/{id}/differences")
    @Needs(Right.CLOSE_READ)
    BookDifferences differences(
            @PathVariable long id,
            @RequestParam(required = false) Difference.@Nullable Book book,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        find(id);
        String list = "differences" + id + book;
        int after =
                cursor == null ? 0 : Integer.parseInt(cursors.open(list, cursor).getFirst());
        List<Proofs.Placed> found = platform.proofs.differences(id, Optional.ofNullable(book), after, limit + 1);
        boolean more = found.size() > limit;
        List<Proofs.Placed> shown = more ? found.subList(0, limit) : found;
        return new BookDifferences(
                shown.stream()
                        .map(placed -> BookDifference.of(placed.difference()))
                        .toList(),
                more ? cursors.seal(list, List.of(String.valueOf(shown.getLast().place()))) : null);
    }

    private Proof find(long id) {
        return platform.proofs
                .find(id)
                .orElseThrow(() -> new Refusal.Unknown(Say.of("proof.unknown", "id", String.valueOf(id))));
    }

    /** Holds facts, positions and journal against one another, loan by loan, in the background. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.BOOKS_PROVE, audit = "books.proved")
    ProofRun prove(Caller caller) {
        ProofRun running = ProofRun.of(
                Work.RUNNING, new CloseApi.Steps(0, 0), caller.actor().name(), null);
        synchronized (proving) {
            if (proving.get().state() == Work.RUNNING) {
                throw new Refusal.Conflict(Say.of("proof.running"));
            }
            proving.set(running);
        }
        Thread.ofVirtual().name("proof").start(() -> prove(caller.actor().name()));
        return running;
    }

    private void prove(String by) {
        boolean over = false;
        try {
            Proofs.Done done = platform.proofs.prove(
                    Optional.of(by),
                    (at, total) -> proving.set(ProofRun.of(Work.RUNNING, new CloseApi.Steps(at, total), by, null)));
            List<DayBook.Balance> balances = platform.days.balances();
            over = true;
            proving.set(new ProofRun(
                    Work.DONE,
                    done.kept().map(KeptProof::of).orElse(null),
                    balances.stream().map(ProofApi::balance).toList(),
                    sums(balances),
                    null,
                    by,
                    null));
        } catch (RuntimeException e) {
            over = true;
            LOG.error("the proof failed", e);
            proving.set(ProofRun.of(
                    Work.FAILED,
                    null,
                    by,
                    DiskProblems.told(e, Say.of("faultInLog")).kept()));
        } finally {
            if (!over) { // an Error, too, must not keep the next proof out
                proving.set(
                        ProofRun.of(Work.FAILED, null, by, Say.of("faultOfOurs").kept()));
            }
        }
    }

    private static AccountBalance balance(DayBook.Balance balance) {
        Account account = balance.account();
        return new AccountBalance(
                account.name(),
                balance.currency().getCurrencyCode(),
                balance.minor() > 0 ? Amount.of(balance.minor(), balance.currency()) : null,
                balance.minor() < 0 ? Amount.of(-balance.minor(), balance.currency()) : null);
    }

    private static List<CurrencySum> sums(List<DayBook.Balance> balances) {
        return balances.stream()
                .map(DayBook.Balance::currency)
                .distinct()
                .map(currency -> new CurrencySum(
                        currency.getCurrencyCode(),
                        Amount.of(
                                balances.stream()
                                        .filter(balance -> balance.currency().equals(currency))
                                        .mapToLong(DayBook.Balance::minor)
                                        .sum(),
                                currency)))
                .toList();
    }

    /** The proof that runs, or the last one since the start. */
    @GetMapping("/latest")
    @Needs(Right.CLOSE_READ)
    ProofRun latestProof() {
        return proving.get().in(Reader.language());
    }
}
