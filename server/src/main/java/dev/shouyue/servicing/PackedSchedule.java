package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;

/**
 * A schedule as one value, as it stands in {@code servicing.loan}: 28 bytes an installment, in the order of the numbers from
 * 1. Each holds the due date as days from 2000-01-01 in 4 bytes, then principal, interest and fee in minor units, 8 bytes
 * each; the highest byte comes first. SQL reads it by {@code servicing.installments}, and writes it by
 * {@code servicing.packed_schedule}.
 */
final class PackedSchedule {

    private static final int INSTALLMENT_BYTES = 4 + 3 * 8;
    private static final int EPOCH_DAY_OF_2000 = (int) LocalDate.of(2000, 1, 1).toEpochDay();

    private PackedSchedule() {}

    /**
     * Packs the schedule that was agreed.
     *
     * @throws IllegalArgumentException when its installments are not numbered 1, 2, 3 …
     */
    static byte[] pack(Terms terms) {
        Schedule schedule = terms.schedule();
        ByteBuffer packed = ByteBuffer.allocate(schedule.size() * INSTALLMENT_BYTES);
        int number = 0;
        for (Installment installment : schedule.installments()) {
            if (installment.number() != ++number) {
                throw new IllegalArgumentException("loan " + terms.loan()
                        + ": installments are numbered 1, 2, 3 …, but no. " + installment.number()
                        + " stands in the place of no. " + number);
            }
            packed.putInt((int) installment.due().toEpochDay() - EPOCH_DAY_OF_2000);
            packed.putLong(installment.principal());
            packed.putLong(installment.interest());
            packed.putLong(installment.fee());
        }
        return packed.array();
    }

    /**
     * The schedule that was packed.
     *
     * @throws IllegalArgumentException when the bytes are no whole number of installments, or these are no schedule
     */
    static Schedule unpack(byte[] packed) {
        if (packed.length % INSTALLMENT_BYTES != 0) {
            throw new IllegalArgumentException("a packed schedule has " + INSTALLMENT_BYTES
                    + " bytes an installment, but " + packed.length + " bytes are there");
        }
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        Installment[] installments = new Installment[packed.length / INSTALLMENT_BYTES];
        for (int i = 0; i < installments.length; i++) {
            installments[i] = new Installment(
                    i + 1,
                    Dates.of(bytes.getInt() + EPOCH_DAY_OF_2000),
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong());
        }
        return new Schedule(List.of(installments));
    }
}
