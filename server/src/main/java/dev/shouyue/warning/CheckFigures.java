package dev.shouyue.warning;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Words;
import dev.shouyue.kernel.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A borrower in figures, so that one check can be held against the one before. Amounts are minor units by currency; counts of
 * what happened are those of the last 90 days.
 *
 * @param loans open ones
 * @param outstanding principal, interest and fee
 * @param carried residues that tolerance carried on
 * @param dpd of the loan that is past due the longest
 * @param bucket of that loan, empty where nothing is open
 * @param mandates consents to debit that stand
 */
public record CheckFigures(
        int loans,
        Map<String, Long> outstanding,
        Map<String, Long> pastDue,
        Map<String, Long> carried,
        int dpd,
        String bucket,
        int timesPastDue,
        int timesCured,
        int timesLeftShort,
        int daysPaid,
        int debitsFailed,
        int mandates,
        int contactsChanged,
        int messagesBounced,
        int alerts) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Long>> AMOUNTS = new TypeReference<>() {};

    private static final String OF_BORROWERS = """
            select k.borrower_id, p.loans, p.outstanding, p.past_due, p.carried, w.since, w.policy_pack, w.drawn_on,
                   m.newly, m.cured, m.short, m.paid,
                   (select count(*) from servicing.fact f where f.borrower_id = k.borrower_id and f.kind = 4
                       and f.value_time > cast(:day as date) - 90 and f.value_time < cast(:day as date) + 1) debits,
                   (select count(*) from payment.mandate d
                     where d.borrower_id = k.borrower_id and d.state = 'ACTIVE') mandates,
                   h.contacts, h.bounced,
                   (select count(*) from warning.alert a where a.borrower_id = k.borrower_id
                       and a.kind = 'BORROWER' and a.state <> 'CLOSED') alerts
              from unnest(cast(:borrowers as bigint[])) k(borrower_id)
              cross join lateral (
                select coalesce(sum(c.loans), 0) loans, jsonb_object_agg(c.currency, c.outstanding) outstanding,
                       jsonb_object_agg(c.currency, c.past_due) past_due, jsonb_object_agg(c.currency, c.carried) carried
                  from (select currency, count(*) loans, sum(principal + interest + fee) outstanding,
                               sum(past_due_amount) past_due, sum(carried) carried
                          from servicing.position s
                         where s.borrower_id = k.borrower_id and s.status not in ('SETTLED', 'NOT_OPEN')
                         group by currency) c) p
              left join lateral (
                select past_due_since since, policy_pack, drawn_on from servicing.position s
                 where s.borrower_id = k.borrower_id and s.status not in ('SETTLED', 'NOT_OPEN')
                 order by past_due_since nulls last, loan_id limit 1) w on true
              cross join lateral (
                select count(*) filter (where kind = 1) newly, count(*) filter (where kind = 2) cured,
                       count(*) filter (where kind = 3) short, count(*) filter (where kind = 5) paid
                  from servicing.day_movement v
                 where v.borrower_id = k.borrower_id and v.day between cast(:day as date) - 89 and :day) m
              cross join lateral (
                select count(*) filter (where kind = 'CONTACT_CHANGED') contacts,
                       count(*) filter (where kind = 'MESSAGE_RECEIPTED'
                                          and cast(content as jsonb) ->> 'receipt' = 'BOUNCED') bounced
                  from warning.happening e
                 where e.borrower_id = k.borrower_id and e.kind in ('CONTACT_CHANGED', 'MESSAGE_RECEIPTED')
                   and e.happened_at > cast(:day as date) - 90) h
            """;

    /** The figures of borrowers at the end of a closed day. */
    static Map<Long, CheckFigures> of(JdbcClient sql, PolicyPacks packs, Collection<Long> borrowers, LocalDate day) {
        Map<Long, CheckFigures> figures = new LinkedHashMap<>();
        sql.sql(OF_BORROWERS)
                .param("day", day)
                .param("borrowers", borrowers.toArray(Long[]::new))
                .query(row -> {
                    figures.put(row.getLong("borrower_id"), read(row, packs, day));
                });
        return figures;
    }

    private static CheckFigures read(ResultSet row, PolicyPacks packs, LocalDate day) throws SQLException {
        LocalDate since = row.getObject("since", LocalDate.class);
        String pack = row.getString("policy_pack");
        int dpd = since == null ? 0 : (int) Math.max(0, day.toEpochDay() - since.toEpochDay());
        return new CheckFigures(
                row.getInt("loans"),
                amounts(row.getString("outstanding")),
                amounts(row.getString("past_due")),
                amounts(row.getString("carried")),
                dpd,
                pack == null
                        ? ""
                        : packs.policy(pack, row.getObject("drawn_on", LocalDate.class))
                                .buckets()
                                .at(dpd),
                row.getInt("newly"),
                row.getInt("cured"),
                row.getInt("short"),
                row.getInt("paid"),
                row.getInt("debits"),
                row.getInt("mandates"),
                row.getInt("contacts"),
                row.getInt("bounced"),
                row.getInt("alerts"));
    }

    private static Map<String, Long> amounts(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, AMOUNTS);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    static Optional<CheckFigures> read(@Nullable String json) {
        return json == null ? Optional.empty() : Optional.of(JSON.readValue(json, CheckFigures.class));
    }

    /** A figure that is not what it was; {@code before} is empty where there was no check before. */
    record Changed(Sentence what, Optional<String> before, String now) {}

    /** What is otherwise than {@code before}; all figures where there is nothing to hold them against. */
    List<Changed> since(Optional<CheckFigures> before) {
        Map<String, String> now = told();
        Map<String, String> then = before.map(CheckFigures::told).orElse(Map.of());
        List<Changed> changed = new ArrayList<>();
        now.forEach((name, value) -> {
            if (!Objects.equals(value, then.get(name))) {
                changed.add(new Changed(Say.of("check.figure." + name), Optional.ofNullable(then.get(name)), value));
            }
        });
        return changed;
    }

    private Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("loans", String.valueOf(loans));
        told.put("outstanding", told(outstanding));
        told.put("pastDue", told(pastDue));
        told.put("carried", told(carried));
        told.put("dpd", String.valueOf(dpd));
        told.put("bucket", bucket);
        told.put("timesPastDue", String.valueOf(timesPastDue));
        told.put("timesCured", String.valueOf(timesCured));
        told.put("timesLeftShort", String.valueOf(timesLeftShort));
        told.put("daysPaid", String.valueOf(daysPaid));
        told.put("debitsFailed", String.valueOf(debitsFailed));
        told.put("mandates", String.valueOf(mandates));
        told.put("contactsChanged", String.valueOf(contactsChanged));
        told.put("messagesBounced", String.valueOf(messagesBounced));
        told.put("alerts", String.valueOf(alerts));
        return told;
    }

    private static String told(Map<String, Long> amounts) {
        List<String> told = new ArrayList<>();
        for (String currency : new TreeSet<>(amounts.keySet())) {
            told.add(Words.amount(new Money(amounts.getOrDefault(currency, 0L), Currency.getInstance(currency))));
        }
        return told.isEmpty() ? "0" : String.join(", ", told);
    }
}
