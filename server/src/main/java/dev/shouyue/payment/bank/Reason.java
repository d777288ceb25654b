package dev.shouyue.payment.bank;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.Result;

/**
 * Why a bank rejected or returned: a code of its scheme, of ExternalStatusReason1Code or ExternalReturnReason1Code, or one of
 * the bank's own.
 *
 * @param words what the bank added
 * @param failure what the code means
 * @param isKnown whether a table says so; what is not known lies with a system until people say more
 */
record Reason(String code, String words, DebitFailure failure, boolean isKnown) {

    /** What a bank that gives no reason is taken to say: not specified by agent. */
    private static final String NOT_SPECIFIED = "MS03";

    static Reason notSpecified() {
        return notSpecified("");
    }

    static Reason notSpecified(String words) {
        return new Reason(NOT_SPECIFIED, words, DebitFailure.SYSTEM, true);
    }

    Result.Failed failed() {
        return new Result.Failed(failure, code, words);
    }
}
