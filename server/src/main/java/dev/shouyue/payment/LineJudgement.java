package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the lines of a statement against what we have: each is judged, and what differs is found. */
final class LineJudgement {

    private final Findings findings;
    private final Tx tx;
    private final Answers answers;
    private final RefundDesk refunds;

    LineJudgement(Findings findings, Answers answers, RefundDesk refunds) {
        this.findings = findings;
        this.tx = findings.tx();
        this.answers = answers;
        this.refunds = refunds;
    }

    /** Judges lines; how many of them say what we say. Most do, and are not looked at one by one. */
    int judge(List<StatementLine> lines) throws SQLException {
        StatementLines kept = new StatementLines(tx, findings.channel());
        kept.keep(findings.day(), lines);
        Set<String> alike = kept.alike(lines);
        kept.judged(alike, Category.MATCHED);
        List<String> orders = lines.stream()
                .filter(line -> alike.contains(line.id()) && line.kind() == StatementLine.Kind.DEBIT)
                .map(StatementLine::order)
                .toList();
        findings.resolve(orders, Category.MISSING_THERE, onStatement());
        int same = alike.size();
        for (StatementLine line : lines) {
            if (!alike.contains(line.id())) {
                Category category = judge(line);
                kept.judged(List.of(line.id()), category);
                same += category == Category.MATCHED || category == Category.LATE ? 1 : 0;
            }
        }
        return same;
    }

    private Category judge(StatementLine line) throws SQLException {
        return switch (line.kind()) {
            case DEBIT -> debit(line);
            case RETURN -> taken(line);
            case REFUND -> refund(line);
            case CREDIT -> receipt(line);
        };
    }

    private Category debit(StatementLine line) throws SQLException {
        Optional<Order> found = order(line);
        if (found.isEmpty()) {
            return stray(line);
        }
        Order order = found.get();
        if (isSecond(line)) {
            if (find(line, line.id(), Category.TWICE, Optional.empty())) {
                findings.people(line.id(), line.order(), order.loan(), Category.TWICE);
            }
            return Category.TWICE;
        }
        if (order.progress().paid().isEmpty()) {
            answers.heard(tx, line.order(), success(line), Answers.Via.STATEMENT, findings.now());
            return late(line);
        }
        long here = order.progress().paid().get().minor();
        if (here != line.amount().minor()) {
            if (find(line, line.order(), Category.AMOUNT_DIFFERS, Optional.of(here))) {
                findings.people(line.order(), order.loan(), Category.AMOUNT_DIFFERS);
            }
            return Category.AMOUNT_DIFFERS;
        }
        findings.resolve(line.order(), Category.AMOUNT_DIFFERS, Say.of("how.sameAmounts"));
        findings.resolve(line.order(), Category.MISSING_THERE, onStatement());
        return Category.MATCHED;
    }

    /**
     * Money of an order that we do not know is in suspense, each booking of it: under the number of the order as far as news may
     * have told of it, else under the channel's id of the booking.
     */
    private Category stray(StatementLine line) {
        Bookings bookings = bookings(line);
        boolean isSecond = bookings.own().isEmpty()
                ? !line.order().isEmpty() && bookings.others()
                : bookings.own().get() == Category.TWICE;
        Category category = isSecond ? Category.TWICE : Category.MISSING_HERE;
        if (bookings.own().isEmpty()) {
            boolean isByOrder = !line.order().isEmpty() && !bookings.others();
            if (!isByOrder || !kept(line, line.order())) {
                kept(line, line.id());
            }
        }
        if (isDecided(line.id()) || !isSecond && isDecided(line.order())) {
            findings.resolve(line.id(), category, Say.of("how.suspenseDecided"));
            return Category.MATCHED;
        }
        if (find(line, line.id(), category, Optional.empty()) && isSecond) {
            findings.people(line.id(), line.order(), "", Category.TWICE);
        }
        return category;
    }

    private boolean isDecided(String id) {
        return !id.isEmpty() && Receipts.isDecided(tx, findings.channel(), id);
    }

    private boolean kept(StatementLine line, String id) {
        String order = line.order().isEmpty() ? line.id() : line.order();
        return Suspense.stray(tx, findings.channel(), id, order, line.amount(), line.bookedAt(), findings.now());
    }

    /**
     * @param own what was found of a line before
     * @param others whether another one for the same order was judged before it
     */
    private record Bookings(Optional<Category> own, boolean others) {}

    private Bookings bookings(StatementLine line) {
        Map<String, Category> judged = new HashMap<>();
        tx.sql().sql("""
                        select line_id, category from payment.statement_line
                         where channel = ? and kind = 'DEBIT' and category is not null
                           and (line_id = ? or order_no = ? and order_no <> '')""").params(findings.channel(), line.id(), line.order()).query(row -> {
            judged.put(row.getString("line_id"), Category.valueOf(row.getString("category")));
        });
        Optional<Category> own = Optional.ofNullable(judged.remove(line.id()));
        return new Bookings(own, !judged.isEmpty());
    }

    private Optional<Order> order(StatementLine line) {
        return line.order().isEmpty() ? Optional.empty() : Orders.lock(tx, line.order());
    }

    private boolean isSecond(StatementLine line) {
        return tx.sql()
                .sql("""
                        select exists (select 1 from payment.statement_line where channel = ? and order_no = ?
                          and kind = 'DEBIT' and line_id < ?)""")
                .params(findings.channel(), line.order(), line.id())
                .query(Boolean.class)
                .single();
    }

    /** Why it was taken back is not on the statement: the channel's own news of it are awaited. */
    private Category taken(StatementLine line) {
        Optional<Order> order = order(line);
        return compared(
                line,
                order.flatMap(found -> found.progress().returned()).map(Order.Return::minor),
                order.map(Order::loan).orElse(""));
    }

    /** Money that went back is known by our number of the refund; the statement is an answer to one that is not known. */
    private Category refund(StatementLine line) throws SQLException {
        Optional<Refund> refund = RefundWork.lock(tx, line.order());
        if (refund.isEmpty()) {
            return receipt(line);
        }
        Category compared = compared(
                line, Optional.of(refund.get().amount().minor()), refund.get().loan());
        if (compared != Category.MATCHED) {
            return compared;
        }
        findings.resolve(line.order(), Category.MISSING_THERE, onStatement());
        if (refund.get().state() == Refund.State.DONE) {
            return Category.MATCHED;
        }
        refunds.answered(tx, line.order(), success(line), findings.now());
        return late(line);
    }

    /** Money that came without an order is known by the channel's id of it. */
    private Category receipt(StatementLine line) {
        Optional<Long> here = tx.sql()
                .sql("select amount from payment.receipt where channel = ? and receipt_id in (?, ?, ?) limit 1")
                .params(findings.channel(), line.id(), line.reference(), line.order())
                .query(Long.class)
                .optional();
        return compared(line, here, "");
    }

    /** A line that is known by itself, beside the amount that we have of it, if we have it. */
    private Category compared(StatementLine line, Optional<Long> here, String loan) {
        if (here.isPresent()) {
            findings.resolve(line.id(), Category.MISSING_HERE, Say.of("how.newsCame"));
            if (here.get() == line.amount().minor()) {
                findings.resolve(line.id(), Category.AMOUNT_DIFFERS, Say.of("how.sameAmounts"));
                return Category.MATCHED;
            }
        }
        Category category = here.isPresent() ? Category.AMOUNT_DIFFERS : Category.MISSING_HERE;
        if (find(line, line.id(), category, here)) {
            findings.people(line.id(), loan, category);
        }
        return category;
    }

    private Category late(StatementLine line) {
        find(line, line.order(), Category.LATE, Optional.empty());
        findings.resolve(line.order(), Category.LATE, Say.of("how.statementAnswers"));
        return Category.LATE;
    }

    private boolean find(StatementLine line, String subject, Category category, Optional<Long> here) {
        return findings.find(
                subject,
                category,
                here,
                Optional.of(line.amount().minor()),
                line.amount().currency());
    }

    private Sentence onStatement() {
        return Say.of("how.onStatement", "day", findings.day());
    }

    private static Result.Success success(StatementLine line) {
        return new Result.Success(line.reference(), line.amount(), line.bookedAt());
    }
}
