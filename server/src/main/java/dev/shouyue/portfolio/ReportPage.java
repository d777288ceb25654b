package dev.shouyue.portfolio;

final class ReportPage {
    ReportPage(ReplayResult result, String language) {}

    String html() {
        return "";
    }
}
