package dev.shouyue.simulator.channel;

/** A wallet on loopback, as whoever runs a world moves it: what its payers do, and time. */
public interface Wallet extends AutoCloseable {

    /** What moved, and what payers have. */
    Book book();

    /**
     * The payer agrees to debits on the page that was opened under the merchant's number.
     *
     * @return the number of the agreement, by which the payer's purse goes too
     */
    String agree(String mandate, String payer);

    /** The payer ends an agreement. */
    void end(String agreement);

    /** The payer pays on the page that was opened for an order; whether they had the money. */
    boolean pay(String order, String payer);

    /** Lets time pass: makes debits that are due and sends notices that are; how many notices were taken. */
    int deliver();

    /** What is to be told yet. */
    Notices notices();

    @Override
    void close();
}
