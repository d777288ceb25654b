package dev.shouyue.payment.bank;

import java.util.OptionalLong;

/**
 * Numbers of accounts of which each belongs to one loan, so that a transfer finds it without what the payer wrote. The bank gave
 * us all numbers that begin with a prefix; ours is the prefix, the loan's number in a fixed width, and two check digits by
 * ISO 7064 MOD 97-10, which find every single wrong digit and every two that were exchanged.
 *
 * @param prefix digits that the bank gave us
 * @param width digits of a loan's number
 */
record VirtualAccounts(String prefix, int width) {

    /** The longest number of an account that ISO 20022 carries. */
    private static final int LONGEST = 34;

    /** The digits of a long that are always enough. */
    private static final int WIDEST = 18;

    private static final int MODULUS = 97;

    VirtualAccounts {
        if (!prefix.matches("[0-9]+")) {
            throw new IllegalArgumentException("prefix of virtual accounts '" + prefix + "' is not digits");
        }
        if (width < 1 || width > WIDEST || prefix.length() + width + 2 > LONGEST) {
            throw new IllegalArgumentException("width " + width + " of a loan's number is not 1 to " + WIDEST
                    + ", or with the prefix more than " + (LONGEST - 2));
        }
    }

    /**
     * The account of a loan.
     *
     * @throws IllegalArgumentException when its number is negative or has more digits than fit
     */
    String of(long loan) {
        String number = Long.toString(loan);
        if (loan < 0 || number.length() > width) {
            throw new IllegalArgumentException("loan " + loan + " is not a number of at most " + width + " digits");
        }
        String body = prefix + "0".repeat(width - number.length()) + number;
        int check = MODULUS + 1 - remainder(body + "00");
        return body + check / 10 + check % 10;
    }

    /** The loan of an account, blanks and hyphens in it left aside; empty when it is not one of ours or was mistyped. */
    OptionalLong loan(String account) {
        String digits = account.replaceAll("[ -]", "");
        boolean isOurs = digits.length() == prefix.length() + width + 2
                && digits.startsWith(prefix)
                && digits.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        if (!isOurs) {
            return OptionalLong.empty();
        }
        String body = digits.substring(prefix.length(), prefix.length() + width);
        long loan = Long.parseLong(body);
        // the check digits of one number are one pair: 00, 01 and 99 would pass as 97, 98 and 02
        return of(loan).equals(digits) ? OptionalLong.of(loan) : OptionalLong.empty();
    }

    private static int remainder(String digits) {
        int remainder = 0;
        for (int i = 0; i < digits.length(); i++) {
            remainder = (remainder * 10 + (digits.charAt(i) - '0')) % MODULUS;
        }
        return remainder;
    }
}
