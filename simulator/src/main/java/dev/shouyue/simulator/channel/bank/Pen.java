package dev.shouyue.simulator.channel.bank;

import java.io.StringWriter;
import java.math.BigDecimal;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a message of ISO 20022. */
final class Pen {

    private final XMLStreamWriter out;

    private Pen(XMLStreamWriter out) {
        this.out = out;
    }

    static String write(String message, String root, Text text) {
        StringWriter written = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("Document");
            out.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:" + message);
            new Pen(out).part(root, text);
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return written.toString();
    }

    void part(String name, Text text) throws XMLStreamException {
        out.writeStartElement(name);
        text.writeWith(this);
        out.writeEndElement();
    }

    /** The innermost of some elements, each alone in the one before. */
    void put(Object value, String... names) throws XMLStreamException {
        for (String name : names) {
            out.writeStartElement(name);
        }
        out.writeCharacters(value.toString());
        for (int i = 0; i < names.length; i++) {
            out.writeEndElement();
        }
    }

    void amount(String name, BigDecimal amount, String currency) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeAttribute("Ccy", currency);
        out.writeCharacters(amount.toPlainString());
        out.writeEndElement();
    }

    @FunctionalInterface
    interface Text {
        void writeWith(Pen pen) throws XMLStreamException;
    }
}
