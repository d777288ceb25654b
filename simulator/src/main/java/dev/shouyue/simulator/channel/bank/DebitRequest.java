package dev.shouyue.simulator.channel.bank;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A {@code pain.008.001.08} as the bank reads it.
 *
 * @param saidCount of its header
 * @param saidSum of its header
 */
record DebitRequest(String message, long saidCount, BigDecimal saidSum, String creditor, List<Collection> collections) {

    /** One debit that is asked for. */
    record Collection(
            String message,
            String part,
            String order,
            String currency,
            BigDecimal amount,
            String account,
            String mandate,
            LocalDate on) {}

    boolean addsUp() {
        BigDecimal sum = collections.stream().map(Collection::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return saidCount == collections.size() && saidSum.compareTo(sum) == 0;
    }

    static DebitRequest read(Reader text) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return read(factory.createXMLStreamReader(text));
        } catch (XMLStreamException e) {
            throw new IOException("not a pain.008 that can be read: " + e.getMessage(), e);
        }
    }

    private static DebitRequest read(XMLStreamReader in) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        Map<String, String> head = new HashMap<>();
        Map<String, String> part = new HashMap<>();
        Map<String, String> debit = new HashMap<>();
        List<Collection> collections = new ArrayList<>();
        String creditor = "";
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(in.getLocalName());
                    if (in.getLocalName().equals("PmtInf")) {
                        part.clear();
                    } else if (in.getLocalName().equals("DrctDbtTxInf")) {
                        debit.clear();
                    } else if (in.getLocalName().equals("InstdAmt")) {
                        debit.put("Ccy", in.getAttributeValue(null, "Ccy"));
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    String place = String.join("/", path);
                    String text = in.getText().strip();
                    if (place.contains("/DrctDbtTxInf/")) {
                        debit.put(place.substring(place.indexOf("/DrctDbtTxInf/") + 14), text);
                    } else if (place.contains("/PmtInf/")) {
                        part.put(place.substring(place.indexOf("/PmtInf/") + 8), text);
                    } else if (place.contains("/GrpHdr/")) {
                        head.put(place.substring(place.indexOf("/GrpHdr/") + 8), text);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    path.removeLast();
                    if (in.getLocalName().equals("DrctDbtTxInf")) {
                        creditor = value(part, "CdtrAcct/Id/IBAN", "CdtrAcct/Id/Othr/Id");
                        collections.add(collection(head, part, debit));
                    }
                }
                default -> {
                    // nothing that is asked for
                }
            }
        }
        return new DebitRequest(
                value(head, "MsgId"),
                Long.parseLong(value(head, "NbOfTxs")),
                new BigDecimal(value(head, "CtrlSum")),
                creditor,
                collections);
    }

    private static Collection collection(Map<String, String> head, Map<String, String> part, Map<String, String> debit)
            throws XMLStreamException {
        return new Collection(
                value(head, "MsgId"),
                value(part, "PmtInfId"),
                value(debit, "PmtId/EndToEndId"),
                value(debit, "Ccy"),
                new BigDecimal(value(debit, "InstdAmt")),
                value(debit, "DbtrAcct/Id/IBAN", "DbtrAcct/Id/Othr/Id"),
                value(debit, "DrctDbtTx/MndtRltdInf/MndtId"),
                LocalDate.parse(value(part, "ReqdColltnDt")));
    }

    private static String value(Map<String, String> values, String... places) throws XMLStreamException {
        for (String place : places) {
            String value = values.get(place);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        throw new XMLStreamException(places[0] + " is missing");
    }
}
