package dev.shouyue.simulator.channel.bank;

import dev.shouyue.simulator.channel.bank.BankBook.Movement;
import dev.shouyue.simulator.channel.bank.DebitRequest.Collection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** The messages that the bank writes, from the published message definitions of ISO 20022. */
record Reports(String account, String currency, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    /** A pain.002 that rejects a file as a whole. */
    String rejected(DebitRequest request, String id, Instant at, String code) {
        return report(
                id,
                at,
                root -> root.part("OrgnlGrpInfAndSts", group -> {
                    group.put(request.message(), "OrgnlMsgId");
                    group.put("pain.008.001.08", "OrgnlMsgNmId");
                    group.put("RJCT", "GrpSts");
                    group.put(code, "StsRsnInf", "Rsn", "Cd");
                }));
    }

    /** A pain.002 that accepts a file, save for some of its debits. */
    String status(DebitRequest request, String id, Instant at, Map<String, String> rejections) {
        return report(id, at, root -> {
            root.part("OrgnlGrpInfAndSts", group -> {
                group.put(request.message(), "OrgnlMsgId");
                group.put("pain.008.001.08", "OrgnlMsgNmId");
                group.put(request.collections().size(), "OrgnlNbOfTxs");
                group.put(request.saidSum().toPlainString(), "OrgnlCtrlSum");
                group.put(status(rejections.size(), request.collections().size()), "GrpSts");
                if (rejections.size() == request.collections().size()) {
                    group.put("NARR", "StsRsnInf", "Rsn", "Cd");
                }
            });
            Set<String> parts = new LinkedHashSet<>();
            request.collections().forEach(each -> parts.add(each.part()));
            for (String part : parts) {
                part(
                        root,
                        part,
                        request.collections().stream()
                                .filter(each -> each.part().equals(part))
                                .toList(),
                        rejections);
            }
        });
    }

    private static void part(Pen root, String part, List<Collection> debits, Map<String, String> rejections)
            throws XMLStreamException {
        List<Collection> rejected = debits.stream()
                .filter(each -> rejections.containsKey(each.order()))
                .toList();
        root.part("OrgnlPmtInfAndSts", info -> {
            info.put(part, "OrgnlPmtInfId");
            info.put(debits.size(), "OrgnlNbOfTxs");
            info.put(rejected.isEmpty() ? "ACCP" : "PART", "PmtInfSts");
            for (Collection each : rejected) {
                transaction(info, each.order(), rejections.getOrDefault(each.order(), "MS03"));
            }
        });
    }

    private static String status(int rejected, int of) {
        if (rejected == 0) {
            return "ACCP";
        }
        return rejected == of ? "RJCT" : "PART";
    }

    /** A pain.002 on debits of one file that failed on their day. */
    String failed(String message, List<Collection> debits, String id, Instant at, String code) {
        return report(id, at, root -> {
            root.part("OrgnlGrpInfAndSts", group -> {
                group.put(message, "OrgnlMsgId");
                group.put("pain.008.001.08", "OrgnlMsgNmId");
            });
            Set<String> parts = new LinkedHashSet<>();
            debits.forEach(each -> parts.add(each.part()));
            for (String part : parts) {
                root.part("OrgnlPmtInfAndSts", info -> {
                    info.put(part, "OrgnlPmtInfId");
                    for (Collection each : debits) {
                        if (each.part().equals(part)) {
                            transaction(info, each.order(), code);
                        }
                    }
                });
            }
        });
    }

    private static void transaction(Pen info, String order, String code) throws XMLStreamException {
        info.part("TxInfAndSts", transaction -> {
            transaction.put(order, "OrgnlEndToEndId");
            transaction.put("RJCT", "TxSts");
            transaction.put(code, "StsRsnInf", "Rsn", "Cd");
        });
    }

    private String report(String id, Instant at, Pen.Text text) {
        return Pen.write("pain.002.001.10", "CstmrPmtStsRpt", root -> {
            head(root, id, at);
            text.writeWith(root);
        });
    }

    /** A pacs.004. */
    String returns(String id, Instant at, List<Movement> back) {
        return Pen.write("pacs.004.001.09", "PmtRtr", root -> {
            BigDecimal sum = sum(back).abs();
            root.part("GrpHdr", head -> {
                head.put(id, "MsgId");
                head.put(moment(at), "CreDtTm");
                head.put(back.size(), "NbOfTxs");
                head.put(sum.toPlainString(), "CtrlSum");
                head.amount("TtlRtrdIntrBkSttlmAmt", sum, currency);
                head.put("CLRG", "SttlmInf", "SttlmMtd");
            });
            for (Movement each : back) {
                root.part("TxInf", transaction -> {
                    transaction.put(each.reference(), "RtrId");
                    transaction.put(each.order(), "OrgnlEndToEndId");
                    transaction.amount("RtrdIntrBkSttlmAmt", amount(each.minor()), currency);
                    transaction.put(each.day(), "IntrBkSttlmDt");
                    transaction.put(each.code(), "RtrRsnInf", "Rsn", "Cd");
                });
            }
        });
    }

    /** A camt.054. */
    String notification(String id, Instant at, List<Movement> movements) {
        return Pen.write("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", root -> {
            head(root, id, at);
            root.part("Ntfctn", report -> {
                report.put(id + "-1", "Id");
                report.put(moment(at), "CreDtTm");
                account(report);
                entries(report, movements);
            });
        });
    }

    /** A camt.053. */
    String statement(String id, Instant at, LocalDate day, long opening, List<Movement> movements) {
        return Pen.write("camt.053.001.08", "BkToCstmrStmt", root -> {
            head(root, id, at);
            root.part("Stmt", report -> {
                report.put(id + "-1", "Id");
                report.put(moment(at), "CreDtTm");
                account(report);
                balance(report, "OPBD", amountSigned(opening), day);
                balance(report, "CLBD", amountSigned(opening).add(sum(movements)), day);
                entries(report, movements);
            });
        });
    }

    private void balance(Pen report, String kind, BigDecimal amount, LocalDate day) throws XMLStreamException {
        report.part("Bal", balance -> {
            balance.put(kind, "Tp", "CdOrPrtry", "Cd");
            balance.amount("Amt", amount.abs(), currency);
            balance.put(amount.signum() < 0 ? "DBIT" : "CRDT", "CdtDbtInd");
            balance.put(day, "Dt", "Dt");
        });
    }

    private void entries(Pen report, List<Movement> movements) throws XMLStreamException {
        report.part(
                "TxsSummry",
                summary -> summary.part("TtlNtries", total -> {
                    total.put(movements.size(), "NbOfNtries");
                    total.put(
                            movements.stream()
                                    .map(each -> amount(each.minor()))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .toPlainString(),
                            "Sum");
                }));
        for (Movement each : movements) {
            report.part("Ntry", entry -> entry(entry, each));
        }
    }

    private void entry(Pen entry, Movement movement) throws XMLStreamException {
        boolean isCredit = movement.minor() > 0;
        boolean isTransfer = movement.order().isEmpty();
        entry.amount("Amt", amount(movement.minor()), currency);
        entry.put(isCredit ? "CRDT" : "DBIT", "CdtDbtInd");
        entry.put("BOOK", "Sts", "Cd");
        entry.put(movement.day(), "BookgDt", "Dt");
        entry.put(movement.day(), "ValDt", "Dt");
        entry.put(movement.reference(), "AcctSvcrRef");
        entry.part(
                "BkTxCd",
                code -> code.part("Domn", domain -> {
                    domain.put("PMNT", "Cd");
                    domain.part("Fmly", family -> {
                        family.put(isTransfer ? "RCDT" : "IDDT", "Cd");
                        family.put(isTransfer ? "DMCT" : isCredit ? "PMDD" : "UPDD", "SubFmlyCd");
                    });
                }));
        entry.part(
                "NtryDtls",
                details -> details.part("TxDtls", detail -> {
                    detail.part("Refs", refs -> {
                        refs.put(movement.reference(), "AcctSvcrRef");
                        refs.put(isTransfer ? "NOTPROVIDED" : movement.order(), "EndToEndId");
                    });
                    detail.amount("Amt", amount(movement.minor()), currency);
                    detail.put(isCredit ? "CRDT" : "DBIT", "CdtDbtInd");
                    if (isTransfer) {
                        detail.part("RltdPties", parties -> {
                            parties.put(movement.payer(), "Dbtr", "Pty", "Nm");
                            if (!movement.account().isEmpty()) {
                                parties.put(movement.account(), "CdtrAcct", "Id", "Othr", "Id");
                            }
                        });
                        if (!movement.remittance().isEmpty()) {
                            detail.put(movement.remittance(), "RmtInf", "Ustrd");
                        }
                    }
                    if (!movement.code().isEmpty()) {
                        detail.put(movement.code(), "RtrInf", "Rsn", "Cd");
                    }
                }));
    }

    private void account(Pen report) throws XMLStreamException {
        report.part("Acct", number -> {
            number.put(account, "Id", "Othr", "Id");
            number.put(currency, "Ccy");
        });
    }

    private void head(Pen root, String id, Instant at) throws XMLStreamException {
        root.part("GrpHdr", head -> {
            head.put(id, "MsgId");
            head.put(moment(at), "CreDtTm");
        });
    }

    private String moment(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static BigDecimal sum(List<Movement> movements) {
        return amountSigned(movements.stream().mapToLong(Movement::minor).sum());
    }

    private static BigDecimal amount(long minor) {
        return amountSigned(Math.abs(minor));
    }

    private static BigDecimal amountSigned(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }
}
