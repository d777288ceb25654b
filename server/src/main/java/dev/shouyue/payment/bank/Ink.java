package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the elements of one message, each value checked by its form. */
final class Ink {

    private final XMLStreamWriter out;

    private Ink(XMLStreamWriter out) {
        this.out = out;
    }

    /** Writes a document of a message such as {@code pain.008.001.08}. */
    static void write(OutputStream to, String message, Text text) {
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("Document");
            out.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:" + message);
            text.writeWith(new Ink(out));
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(message + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** An element with elements in it. */
    void part(String name, Text text) throws XMLStreamException {
        out.writeStartElement(name);
        text.writeWith(this);
        out.writeEndElement();
    }

    /** The innermost of some elements, each alone in the one before. */
    void path(Form form, String value, String... names) throws XMLStreamException {
        for (String name : names) {
            out.writeStartElement(name);
        }
        out.writeCharacters(form.check(names[names.length - 1], value));
        for (int i = 0; i < names.length; i++) {
            out.writeEndElement();
        }
    }

    void amount(String name, Money amount) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeAttribute("Ccy", amount.currency().getCurrencyCode());
        out.writeCharacters(Form.AMOUNT.check(name, amount.decimal().toPlainString()));
        out.writeEndElement();
    }

    /** A value that has its form by what made it: a count, a date, a code of ours. */
    void value(String name, String value) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(value);
        out.writeEndElement();
    }

    /** Ends a line, so that a tool that reads lines can read the file. */
    void line() throws XMLStreamException {
        out.writeCharacters("\n");
    }

    @FunctionalInterface
    interface Text {
        void writeWith(Ink ink) throws XMLStreamException;
    }
}
