package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.MxPacs00400109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.MxPain00800108;
import dev.shouyue.payment.Debit;
import dev.shouyue.simulator.channel.bank.BankFaults;
import dev.shouyue.simulator.channel.bank.SimulatedBank;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we write, and what the counterpart writes, holds only elements of the published schemas, in their order: Prowide's classes,
 * which are made from the schemas, read it and write the same elements again. What is not of the schema they would leave out, what
 * is out of order they would put in order.
 */
class PublishedDefinitionTest {

    private static final Map<String, Function<String, AbstractMX>> READERS = Map.of(
            "pain.008.001.08", MxPain00800108::parse,
            "pain.002.001.10", MxPain00200110::parse,
            "camt.053.001.08", MxCamt05300108::parse,
            "camt.054.001.08", MxCamt05400108::parse,
            "pacs.004.001.09", MxPacs00400109::parse);

    @TempDir
    Path home;

    @Test
    void every_message_is_of_its_published_definition() throws XMLStreamException {
        List<String> texts = new ArrayList<>();
        BankFaults faults = new BankFaults(0, 0, 0, 0, 0.2, 0.1, 0.1, 0.1, 0.5);
        try (ABank bank = new ABank(home)) {
            SimulatedBank counterpart =
                    new SimulatedBank(home, bank.settings.account(), "CNY", ABank.ZONE, () -> bank.now, 1, faults);
            for (int i = 0; i < 60; i++) {
                Debit debit = ABank.debit(i, "10.0" + i % 10, "M" + i / 2, ABank.DUE.plusDays(i % 3));
                bank.files.debit(debit);
            }
            Debit plain = ABank.debit(99, "5.00");
            bank.files.debit(new Debit(
                    plain.order(),
                    plain.mandate(),
                    "BKCHCNBJXXX/DE89370400440532013000/2026-01-05",
                    "B".repeat(50),
                    plain.amount(),
                    plain.dueOn(),
                    ""));
            bank.files.flush();
            texts.addAll(bank.texts("outbox"));
            counterpart.transfer("8812", "张三", "loan 12", 100);
            counterpart.transfer("", "A payer", "", 200);
            for (int day = 0; day < 20; day++) {
                counterpart.work();
                bank.collect();
                bank.now = bank.now.plus(Duration.ofDays(1));
            }
            texts.addAll(bank.texts("kept"));
        }

        List<String> met = new ArrayList<>();
        for (String text : texts) {
            met.add(isOfItsDefinition(text));
        }
        assertThat(met).containsAll(READERS.keySet());
    }

    @Test
    void the_samples_are_of_their_published_definitions() throws IOException, XMLStreamException {
        for (String name : List.of("pain.002-rejects.xml", "camt.054-collective.xml", "camt.053-day.xml")) {
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/payment/bank/" + name))) {
                isOfItsDefinition(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    /** Its type. */
    private static String isOfItsDefinition(String text) throws XMLStreamException {
        String type = READERS.keySet().stream()
                .filter(each -> text.contains("xsd:" + each))
                .findFirst()
                .orElseThrow();
        AbstractMX read = Objects.requireNonNull(READERS.get(type)).apply(text);
        assertThat(elements(text)).as(type).isEqualTo(elements(read.document()));
        return type;
    }

    private static List<String> elements(String text) throws XMLStreamException {
        XMLStreamReader in = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(text));
        List<String> elements = new ArrayList<>();
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                elements.add(in.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                elements.add("/" + in.getLocalName());
            }
        }
        return elements;
    }
}
