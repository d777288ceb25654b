package dev.shouyue.kernel.schedule;

import java.util.List;

/**
 * The installments of a loan in the order of their due dates.
 *
 * @param installments at least one; due dates never step back, numbers rise
 */
public record Schedule(List<Installment> installments) {

    public Schedule {
        installments = List.copyOf(installments);
        if (installments.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs at least one installment");
        }
        for (int i = 1; i < installments.size(); i++) {
            Installment before = installments.get(i - 1);
            Installment after = installments.get(i);
            if (after.due().isBefore(before.due()) || after.number() <= before.number()) {
                throw new IllegalArgumentException("installments stand in the order of number and due date, but no. "
                        + after.number() + " due " + after.due() + " follows no. " + before.number() + " due "
                        + before.due());
            }
        }
    }

    /** Number of installments. */
    public int size() {
        return installments.size();
    }

    /** The one that falls due first. */
    public Installment first() {
        return installments.getFirst();
    }

    /** The one that falls due last. */
    public Installment last() {
        return installments.getLast();
    }

    /** Minor units of principal in all. */
    public long principal() {
        long sum = 0;
        for (Installment row : installments) {
            sum += row.principal();
        }
        return sum;
    }

    /** The same schedule with a further {@code fee}, minor units, not negative, due with each installment. */
    public Schedule withFee(long fee) {
        return new Schedule(installments.stream()
                .map(row -> new Installment(
                        row.number(), row.due(), row.principal(), row.interest(), Math.addExact(row.fee(), fee)))
                .toList());
    }

    /** Minor units of interest in all. */
    public long interest() {
        return installments.stream().mapToLong(Installment::interest).sum();
    }
}
