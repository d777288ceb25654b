package dev.shouyue.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A slice of UTF-8 bytes on its way from a file to the database, undecoded. It holds until the next row is read.
 *
 * @param bytes what it is a slice of
 */
record Text(byte[] bytes, int from, int length) {

    static Text of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Text(bytes, 0, bytes.length);
    }

    boolean isAscii() {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    boolean isUtf8() {
        if (isAscii()) {
            return true;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        CharBuffer out = CharBuffer.allocate(Math.min(length, 1 << 12));
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isOverflow()) {
                return !result.isError();
            }
            out.clear();
        }
    }

    /** As people can read it: bytes that are no UTF-8 and control characters as {@code \xA3}, cut when it is long. */
    String shown() {
        final int most = 120;
        StringBuilder shown = new StringBuilder();
        int at = from;
        int end = from + length;
        while (at < end && shown.length() < most) {
            int width = width(bytes[at]);
            boolean whole = width > 0 && at + width <= end && new Text(bytes, at, width).isUtf8();
            if (!whole || (bytes[at] >= 0 && bytes[at] < ' ') || bytes[at] == 0x7F) {
                shown.append(String.format("\\x%02X", bytes[at] & 0xFF));
                at++;
            } else {
                shown.append(new String(bytes, at, width, StandardCharsets.UTF_8));
                at += width;
            }
        }
        return at < end ? shown.append('…').toString() : shown.toString();
    }

    /** Bytes of the character that begins with {@code first}; 0 when none does. */
    private static int width(byte first) {
        int b = first & 0xFF;
        if (b < 0x80) {
            return 1;
        }
        if (b < 0xC0) {
            return 0;
        }
        return b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF8 ? 4 : 0;
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
