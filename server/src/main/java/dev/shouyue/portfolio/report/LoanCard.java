package dev.shouyue.portfolio.report;

/** One of the ten loans: why it is here, its story, its timeline and its standing under each pack. */
record LoanCard(
        int number, String loan, String lesson, String story, String terms, String wide, String narrow, Table packs) {}
