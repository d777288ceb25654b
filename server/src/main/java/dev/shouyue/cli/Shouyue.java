package dev.shouyue.cli;

/** The program: {@code shouyue import}, {@code replay}, {@code close} … */
public final class Shouyue {

    private Shouyue() {}

    public static void main(String[] arguments) {
        System.exit(Root.run(arguments));
    }
}
