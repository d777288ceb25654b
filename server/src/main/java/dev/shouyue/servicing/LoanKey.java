package dev.shouyue.servicing;

/** The platform's own name of a loan; the borrower comes first because data is distributed by it. */
public record LoanKey(long borrowerId, long loanId) implements Comparable<LoanKey> {

    @Override
    public int compareTo(LoanKey other) {
        int byBorrower = Long.compare(borrowerId, other.borrowerId);
        return byBorrower != 0 ? byBorrower : Long.compare(loanId, other.loanId);
    }
}
