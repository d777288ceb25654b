package dev.shouyue.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;

/** The text of one file as it will stand there: ASCII bytes, with no string in between. */
final class Text {

    private byte[] bytes;
    private int length;

    Text(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    Text put(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    Text put(String ascii) {
        int count = ascii.length();
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += count;
        return this;
    }

    /** A number that is not negative. */
    Text number(long value) {
        room(20);
        int digits = digits(value);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Minor units of a currency with two decimals, not negative. */
    Text amount(long minor) {
        return number(minor / 100).put('.').twoDigits((int) (minor % 100));
    }

    Text date(LocalDate date) {
        return number(date.getYear())
                .put('-')
                .twoDigits(date.getMonthValue())
                .put('-')
                .twoDigits(date.getDayOfMonth());
    }

    Text time(LocalDateTime time) {
        return date(time.toLocalDate())
                .put('T')
                .twoDigits(time.getHour())
                .put(':')
                .twoDigits(time.getMinute())
                .put(':')
                .twoDigits(time.getSecond());
    }

    private Text twoDigits(int value) {
        room(2);
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
        return this;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
