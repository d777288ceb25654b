package dev.shouyue.servicing;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.ClassBasis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts loans of the list by each word, bucket and class: in groups that are alike in all of them. */
final class LoanCounts {

    private static final String BUCKET = "BUCKET";
    private static final String CLASS = "CLASS";
    private static final List<ClassBasis> BASES = List.of(ClassBasis.values());

    /** The loans with days past due, and those without them that still have material ones. */
    private static final List<String> LATE = List.of(
            " and t.past_due_since < date 'infinity'",
            " and t.past_due_since = date 'infinity' and t.material_since < date 'infinity'");

    private final PolicyPacks packs;
    private final LocalDate asOf;
    /** The days on which a pack changes; an era is how many of them have come. */
    private final List<LocalDate> changes;

    private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();

    LoanCounts(PolicyPacks packs, LocalDate asOf) {
        this.packs = packs;
        this.asOf = asOf;
        this.changes = LoanQuery.eras(packs);
        for (LoanFilter.Word word : LoanFilter.Word.values()) {
            counts.put(word.name(), new TreeMap<>());
        }
        counts.put(BUCKET, new TreeMap<>());
        counts.put(CLASS, new TreeMap<>());
    }

    Map<String, Map<String, Long>> byFacet() {
        return counts;
    }

    /**
     * Counts the loans that fit. Where words alone narrow, only those that are late are read: how many the others are is
     * known.
     *
     * @param sample the share of the list that is read, to which the counts are scaled up
     */
    void count(Connection connection, LoanQuery query, double sample) throws SQLException {
        if (!query.isWordsOnly()) {
            read(connection, query, "", sample);
            return;
        }
        Map<Integer, Long> late = new LinkedHashMap<>();
        for (String part : LATE) {
            read(connection, query, part, sample).forEach((profile, n) -> late.merge(profile, n, Long::sum));
        }
        for (LoanProfile profile : query.profiles) {
            add(profile, policy(profile.pack(), 0), 0, 0, profile.loans() - late.getOrDefault(profile.id(), 0L));
        }
    }

    /** Counts a part of the loans; how many they are by profile. */
    private Map<Integer, Long> read(Connection connection, LoanQuery query, String part, double sample)
            throws SQLException {
        Map<Integer, LoanProfile> profiles =
                query.profiles.stream().collect(Collectors.toMap(LoanProfile::id, Function.identity()));
        StringBuilder era = new StringBuilder("0");
        changes.forEach(
                day -> era.append(" + (t.drawn_on >= date '").append(day).append("')::int"));
        String sql = "select t.profile_id, " + era + " as era, nullif(t.past_due_since, 'infinity') as since,"
                + " nullif(t.material_since, 'infinity') as material, t.class_basis, count(*) n"
                + " from servicing.loan_list t"
                + (sample < 1 ? " tablesample system (" + sample * 100 + ") repeatable (1)" : "")
                + " where t.profile_id = any(?)" + query.conditions() + part + " group by 1, 2, 3, 4, 5";
        Map<Integer, Long> read = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            query.bind(statement, query.bindProfiles(connection, statement, 1));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LoanProfile profile = profiles.get(row.getInt("profile_id"));
                    if (profile != null) {
                        long n = Math.round(row.getLong("n") / sample);
                        Policy policy = policy(profile.pack(), row.getInt("era"));
                        int dpd = days(row.getObject("since", LocalDate.class));
                        int material = days(row.getObject("material", LocalDate.class));
                        int classDays = BASES.get(row.getInt("class_basis")).days(dpd, material, policy);
                        add(profile, policy, dpd, classDays, n);
                        read.merge(profile.id(), n, Long::sum);
                    }
                }
            }
        }
        return read;
    }

    private Policy policy(String pack, int era) {
        return packs.policy(pack, era == 0 ? LocalDate.EPOCH : changes.get(era - 1));
    }

    private int days(@Nullable LocalDate since) {
        return since == null ? 0 : (int) (asOf.toEpochDay() - since.toEpochDay());
    }

    private void add(LoanProfile profile, Policy policy, int dpd, int classDays, long n) {
        if (n > 0) {
            for (LoanFilter.Word word : LoanFilter.Word.values()) {
                merge(word.name(), profile.word(word), n);
            }
            merge(BUCKET, policy.buckets().at(dpd), n);
            merge(CLASS, policy.classes().at(classDays), n);
        }
    }

    private void merge(String facet, String value, long n) {
        counts.computeIfAbsent(facet, f -> new TreeMap<>()).merge(value, n, Long::sum);
    }
}
