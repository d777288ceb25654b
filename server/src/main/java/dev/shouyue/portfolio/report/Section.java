package dev.shouyue.portfolio.report;

import java.util.List;

/**
 * A chapter of the report.
 *
 * @param id anchor
 * @param lead what it found, in a sentence; may be empty
 */
record Section(String id, int number, String title, String lead, List<Figure> figures, List<LoanCard> loans) {

    Section {
        figures = List.copyOf(figures);
        loans = List.copyOf(loans);
    }

    boolean hasLead() {
        return !lead.isEmpty();
    }

    boolean hasLoans() {
        return !loans.isEmpty();
    }
}
