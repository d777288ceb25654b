package dev.shouyue.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An Excel workbook (Office Open XML, ISO/IEC 29500) of one sheet, written row by row: memory does not grow with the rows.
 * Cells are text, or numbers where they are meant to be calculated with.
 */
final class Sheet implements AutoCloseable {

    /** Rows a sheet can hold, the heading included. */
    static final int MOST_ROWS = 1_048_576;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final ZipOutputStream zip;
    private final Writer out;

    Sheet(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file));
        out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        part(
                "_rels/.rels",
                "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"r1\" Type=\"" + DOCUMENT
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT
                        + "\"><sheets><sheet name=\"loans\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"r1\" Type=\"" + DOCUMENT
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        out.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    }

    /** A cell; {@code number} when it is one, in decimal text. */
    record Cell(String text, boolean number) {}

    void row(List<Cell> cells) {
        try {
            out.write("<row>");
            for (Cell cell : cells) {
                if (cell.text().isEmpty()) {
                    out.write("<c/>");
                } else if (cell.number()) {
                    out.write("<c><v>" + cell.text() + "</v></c>");
                } else {
                    out.write("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cell.text())
                            + "</t></is></c>");
                }
            }
            out.write("</row>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void part(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(HEAD + content);
        out.flush();
        zip.closeEntry();
    }

    /** Without the signs that XML cannot hold. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.codePoints()
                .filter(c -> c == '\t' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        default -> escaped.appendCodePoint(c);
                    }
                });
        return escaped.toString();
    }

    @Override
    public void close() throws IOException {
        out.write("</sheetData></worksheet>");
        out.flush();
        zip.closeEntry();
        zip.close();
    }
}
