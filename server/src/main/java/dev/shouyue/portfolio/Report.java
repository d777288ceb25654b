package dev.shouyue.portfolio;

import dev.shouyue.portfolio.report.ReportPage;

/** The written report of a replay: one HTML file that needs nothing else. */
public final class Report {

    private Report() {}

    /** The report in {@code language}, en or zh. */
    public static String html(ReplayResult result, String language) {
        return ReportPage.html(result, language);
    }
}
