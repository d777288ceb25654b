package dev.shouyue.payment.bank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of a file that came from outside. It declares no document type and no entities, is not deeper or wider than
 * messages are, and is of one namespace. Elements that repeat without end are given away one by one, as they end; all others
 * are kept, so that a file is never held as a whole.
 */
final class Message {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_CHILDREN = 100_000;

    private final XMLStreamReader in;
    private final Map<String, Set<String>> repeated;
    private final Consumer<Element> each;
    private String type = "";
    private int depth;

    private Message(XMLStreamReader in, Map<String, Set<String>> repeated, Consumer<Element> each) {
        this.in = in;
        this.repeated = repeated;
        this.each = each;
    }

    /** What kind of message a file says it is, such as {@code pain.002.001.10}. */
    static String type(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            XMLStreamReader in = reader(bytes);
            while (in.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDocumentType(in);
            }
            return typeOf(in);
        } catch (XMLStreamException e) {
            throw notXml(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param repeated by type, the names of the elements that are given away
     * @param each takes them; they know what is around them as far as it was read
     * @return the root, {@code Document}
     */
    static Element read(Path file, Map<String, Set<String>> repeated, Consumer<Element> each) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new Message(reader(bytes), repeated, each).whole();
        } catch (XMLStreamException e) {
            throw notXml(e);
        }
    }

    private static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is read from elsewhere");
        });
        return factory.createXMLStreamReader(bytes);
    }

    private static Unreadable notXml(XMLStreamException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        String why = String.valueOf(e.getMessage())
                .lines()
                .reduce((first, last) -> last)
                .orElse("");
        return new Unreadable(Say.of("file.notXml", "line", line, "why", Spooled.plain(why)), e);
    }

    private static void refuseDocumentType(XMLStreamReader in) {
        if (in.getEventType() == XMLStreamConstants.DTD || in.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unreadable(
                    Say.of("file.documentType", "line", in.getLocation().getLineNumber()));
        }
    }

    private static String typeOf(XMLStreamReader in) {
        String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        if (!in.getLocalName().equals("Document") || !namespace.startsWith(NAMESPACE)) {
            throw new Unreadable(
                    Say.of("file.otherRoot", "root", Spooled.plain(in.getLocalName()), "namespace", shown(namespace)));
        }
        return namespace.substring(NAMESPACE.length());
    }

    private static String shown(String text) {
        return Spooled.plain(text.length() <= 80 ? text : text.substring(0, 80) + "…");
    }

    private Element whole() throws XMLStreamException {
        Element root = null;
        @Nullable Element open = null;
        Set<String> givenAway = Set.of();
        while (in.hasNext()) {
            int event = in.next();
            refuseDocumentType(in);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (root == null) {
                        type = typeOf(in);
                        givenAway = repeated.getOrDefault(type, Set.of());
                    }
                    if (root != null && in.getLocalName().equals("SplmtryData")) {
                        skip();
                        continue;
                    }
                    open = begin(open);
                    root = root == null ? open : root;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (open != null) {
                        open.add(in.getText());
                        bounded(open.length() <= LONGEST_TEXT, "text", LONGEST_TEXT);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element ended = Objects.requireNonNull(open);
                    open = ended.parent();
                    depth--;
                    if (givenAway.contains(ended.name())) {
                        each.accept(ended);
                    } else if (open != null) {
                        open.add(ended);
                        bounded(open.size() <= MOST_CHILDREN, "children", MOST_CHILDREN);
                    }
                }
                default -> {
                    // comments, processing instructions and white space say nothing
                }
            }
        }
        return Objects.requireNonNull(root);
    }

    private Element begin(@Nullable Element around) {
        depth++;
        bounded(depth <= DEEPEST, "depth", DEEPEST);
        if (!(NAMESPACE + type).equals(in.getNamespaceURI())) {
            throw new Unreadable(Say.of(
                    "file.otherNamespace",
                    "element",
                    Spooled.plain(in.getLocalName()),
                    "line",
                    in.getLocation().getLineNumber()));
        }
        String currency = in.getAttributeValue(null, "Ccy");
        return new Element(
                in.getLocalName(), around, in.getLocation().getLineNumber(), currency == null ? "" : currency);
    }

    /** Passes over what the bank adds of its own, in whatever namespace. */
    private void skip() throws XMLStreamException {
        int level = 1;
        while (level > 0) {
            int event = in.next();
            refuseDocumentType(in);
            if (event == XMLStreamConstants.START_ELEMENT) {
                level++;
                bounded(depth + level <= DEEPEST, "depth", DEEPEST);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                level--;
            }
        }
    }

    private void bounded(boolean isWithin, String what, int most) {
        if (!isWithin) {
            throw new Unreadable(Say.of(
                    "file.tooMuch." + what,
                    "most",
                    most,
                    "line",
                    in.getLocation().getLineNumber()));
        }
    }
}
