package dev.shouyue.api;

import java.util.function.UnaryOperator;

/** What is told of a piece of work while it goes on. */
final class Standing<T> {
    private T told;

    Standing(T told) {
        this.told = told;
    }

    synchronized T get() {
        return told;
    }

    synchronized void set(T now) {
        told = now;
    }

    synchronized void change(UnaryOperator<T> how) {
        told = how.apply(told);
    }
}
