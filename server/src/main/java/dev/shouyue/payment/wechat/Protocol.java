package dev.shouyue.payment.wechat;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/** What is said on the wire, where WeChat Pay's library has no types for it: names are those of the protocol. */
final class Protocol {

    private Protocol() {}

    record Fen(long total, String currency) {}

    /** {@code POST /v3/papay/scheduled-deduct-sign/contracts/pre-entrust-sign/h5}. */
    record Entrust(
            String appid,
            @SerializedName("plan_id") long plan,
            @SerializedName("out_contract_code") String code,
            @SerializedName("contract_display_account") String account,
            @SerializedName("contract_notify_url") String notices,
            @SerializedName("out_user_code") String borrower,
            @SerializedName("deduct_schedule") Schedule schedule) {}

    record Schedule(
            @SerializedName("estimated_deduct_date") String on,
            @SerializedName("estimated_deduct_amount") Fen amount,
            String description) {}

    record Entrusted(
            @SerializedName("redirect_url") @Nullable String page) {}

    /** {@code POST /v3/papay/contracts/{contract_id}/notify}. */
    record Announcement(
            String mchid,
            String appid,
            @SerializedName("deduct_duration") Span pause,
            @SerializedName("estimated_amount") Estimate amount) {}

    record Span(int count, String unit) {}

    record Estimate(long amount, String currency) {}

    /** {@code POST /v3/papay/pay/transactions/apply}: accepted, and no more than that. */
    record Apply(
            String appid,
            @SerializedName("out_trade_no") String order,
            String description,
            @SerializedName("transaction_notify_url") String notices,
            @SerializedName("contract_id") String contract,
            Fen amount) {}

    record Accepted(
            @SerializedName("out_trade_no") @Nullable String order) {}

    /** An order, a refund or a contract, as answers and notices say how it stands: each has the fields of its own. */
    record Standing(
            @Nullable String appid,
            @Nullable String mchid,
            @SerializedName("out_trade_no") @Nullable String order,
            @SerializedName("transaction_id") @Nullable String transaction,
            @SerializedName("trade_state") @Nullable String state,
            @SerializedName("trade_state_desc") @Nullable String words,
            @SerializedName("success_time") @Nullable String succeeded,
            @Nullable Sums amount,
            @SerializedName("out_refund_no") @Nullable String refund,
            @SerializedName("refund_id") @Nullable String refundId,
            @SerializedName("refund_status") @Nullable String refundStatus,
            @SerializedName("contract_id") @Nullable String contract,
            @SerializedName("out_contract_code") @Nullable String code,
            @SerializedName("contract_state") @Nullable String contractState,

            @SerializedName("contract_signed_time") @Nullable
            String signed,

            @SerializedName("contract_terminate_info") @Nullable
            Ending ending) {}

    record Sums(
            @Nullable Long total,
            @Nullable Long refund,
            @Nullable String currency) {}

    record Ending(
            @SerializedName("contract_terminated_time") @Nullable
            String at) {}
}
