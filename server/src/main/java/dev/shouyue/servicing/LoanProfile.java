package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words that loans share: a row of {@code servicing.loan_profile}. */
record LoanProfile(
        int id,
        String state,
        String pack,
        String currency,
        String product,
        String channel,
        String region,
        long loans,
        Map<String, Reach> reaches) {

    /** Least and greatest of a column among its loans; days as epoch days. */
    record Reach(long least, long greatest) {}

    boolean reaches(String column, long from, long to) {
        Reach reach = reaches.get(column);
        return reach == null || (reach.greatest() >= from && reach.least() <= to);
    }

    String word(LoanFilter.Word word) {
        return switch (word) {
            case STATE -> state;
            case PACK -> pack;
            case CURRENCY -> currency;
            case PRODUCT -> product;
            case CHANNEL -> channel;
            case REGION -> region;
        };
    }

    /** All that any loan has. */
    static List<LoanProfile> all(Connection connection) throws SQLException {
        List<LoanProfile> profiles = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from servicing.loan_profile where loans > 0")) {
            while (row.next()) {
                profiles.add(new LoanProfile(
                        row.getInt("profile_id"),
                        row.getString("status"),
                        row.getString("policy_pack"),
                        row.getString("currency"),
                        row.getString("product"),
                        row.getString("channel"),
                        row.getString("region"),
                        row.getLong("loans"),
                        reaches(row)));
            }
        }
        return profiles;
    }

    private static Map<String, Reach> reaches(ResultSet row) throws SQLException {
        Map<String, Reach> reaches = new LinkedHashMap<>();
        for (String column : List.of("principal", "past_due_amount", "carried", "credit")) {
            Long[] ends = (Long[]) row.getArray(column).getArray();
            reaches.put(column, new Reach(ends[0], ends[1]));
        }
        reaches.put("penalty", new Reach(0, row.getBoolean("penalty") ? Long.MAX_VALUE : 0));
        for (String column : List.of("drawn_on", "past_due_since", "next_due")) {
            Integer[] ends = (Integer[]) row.getArray(column).getArray();
            reaches.put(column, new Reach(ends[0], ends[1]));
        }
        return reaches;
    }
}
