package dev.shouyue.cli;

/** The program: {@code shouyue import}, {@code replay}, {@code close} … */
public final class Shouyue {

    private Shouyue() {}

    public static void main(String[] arguments) {
        int code = Root.run(arguments);
        if (System.out.checkError()) {
            System.err.println("shouyue: what was to be said on standard output could not be written");
            code = code == Root.DONE ? Root.FAILED : code;
        }
        System.exit(code);
    }
}
