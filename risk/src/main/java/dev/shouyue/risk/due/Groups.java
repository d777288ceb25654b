package dev.shouyue.risk.due;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reasons that the numbers of a borrower belong to, as codes; what they are called is said elsewhere. */
public final class Groups {

    /** How earlier installments were paid. */
    public static final String HABIT = "HABIT";

    /** What was agreed. */
    public static final String PLAN = "PLAN";

    /** The day on which it is due. */
    public static final String CALENDAR = "CALENDAR";

    /** Debits that failed or went through. */
    public static final String DEBITS = "DEBITS";

    /** What the account holds. */
    public static final String BALANCE = "BALANCE";

    /** When income came, and how much. */
    public static final String INCOME = "INCOME";

    /** Messages that came back or were read. */
    public static final String MESSAGES = "MESSAGES";

    /** The bill in the app. */
    public static final String APP = "APP";

    /** Questions of others to a bureau. */
    public static final String BUREAU = "BUREAU";

    /** Changed number, device or address. */
    public static final String CONTACT = "CONTACT";

    /** Promises that were made. */
    public static final String PROMISES = "PROMISES";

    /** Consent to debit. */
    public static final String CONSENT = "CONSENT";

    /** All of them. */
    public static final List<String> ALL =
            List.of(HABIT, PLAN, CALENDAR, DEBITS, BALANCE, INCOME, MESSAGES, APP, BUREAU, CONTACT, PROMISES, CONSENT);

    private Groups() {}

    /** The group of each number of {@link BorrowerSeen#NAMES}. */
    public static Map<String, String> byName() {
        Map<String, String> groups = new TreeMap<>();
        for (String name : BorrowerSeen.NAMES) {
            groups.put(name, of(name));
        }
        return groups;
    }

    private static String of(String name) {
        return switch (name) {
            case "amount",
                    "cost_share",
                    "term_days",
                    "days_to_due",
                    "amount_last",
                    "amount_most",
                    "cost_last",
                    "term_last" -> PLAN;
            case "due_weekday",
                    "due_day_of_month",
                    "due_days_to_month_end",
                    "drawn_weekday",
                    "drawn_hour",
                    "drawn_day_of_month" -> CALENDAR;
            case "failed_for_funds_30", "failed_for_account_30", "debited_30", "debited_100" -> DEBITS;
            case "balance_to_amount",
                    "balance_change_to_amount",
                    "balance_to_usual",
                    "balance_lowest_10_to_amount",
                    "balances_10",
                    "balance_mean_10_to_amount",
                    "balance_to_own",
                    "balance_5_to_own",
                    "balance_10_to_before",
                    "balance_10_to_income" -> BALANCE;
            case "days_since_income",
                    "income_to_amount",
                    "income_to_usual",
                    "income_overdue_days",
                    "due_to_payday",
                    "days_since_payday",
                    "payday_without_income",
                    "income_after_payday" -> INCOME;
            case "bounced_30", "read_30" -> MESSAGES;
            case "bill_left_7" -> APP;
            case "bureau_queries_14", "bureau_queries_60", "bureau_queries_180" -> BUREAU;
            case "contacts_changed_30" -> CONTACT;
            case "promises_30" -> PROMISES;
            case "mandate_cancelled" -> CONSENT;
            default -> HABIT;
        };
    }
}
