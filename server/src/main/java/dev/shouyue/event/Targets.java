package dev.shouyue.event;

import dev.shouyue.decision.Sentence;
import dev.shouyue.event.EventSettings.Reach;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses a webhook may go to: public ones over HTTPS, and what the one who runs the server allows besides. Names
 * are resolved and judged at each attempt, with the cache of the JVM that the connection uses right after.
 */
final class Targets {

    private static final String FIELD = "url";
    private static final int LONGEST = 2_000;

    private final Set<Reach> allowed;

    Targets(Set<Reach> allowed) {
        this.allowed = allowed;
    }

    /**
     * The address of an endpoint as it is kept.
     *
     * @throws BadEndpoint when it is none, or one that is never allowed
     */
    URI checked(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw bad(url, Say.of("url.bad"));
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (url.length() > LONGEST || host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw bad(url, Say.of("url.nowhere"));
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw bad(url, Say.of("url.user"));
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw bad(url, Say.of("url.port", "port", String.valueOf(uri.getPort())));
        }
        if (scheme.equals("http") && !allowed.contains(Reach.LOOPBACK)) {
            throw bad(url, Say.of("url.https"));
        }
        literal(host).flatMap(address -> refusal(uri, address)).ifPresent(why -> {
            throw bad(url, Say.of("url.refused", "why", why));
        });
        return uri;
    }

    /** Why nothing is sent to {@code uri} now; empty when it may be. */
    Optional<String> refusal(URI uri) {
        try {
            return Arrays.stream(InetAddress.getAllByName(uri.getHost()))
                    .flatMap(address -> refusal(uri, address).stream())
                    .findFirst();
        } catch (UnknownHostException e) {
            return Optional.of("the name " + uri.getHost() + " is not known");
        }
    }

    private Optional<String> refusal(URI uri, InetAddress address) {
        InetAddress real = unwrapped(address);
        if (real.isLoopbackAddress()) {
            return allowed.contains(Reach.LOOPBACK)
                    ? Optional.empty()
                    : Optional.of("this machine itself is not a receiver that is allowed");
        }
        if (String.valueOf(uri.getScheme()).equalsIgnoreCase("http")) {
            return Optional.of("only https is taken");
        }
        if (isNobodys(real)) {
            return Optional.of("there can be no receiver at " + real.getHostAddress());
        }
        if (isPrivate(real) && !allowed.contains(Reach.PRIVATE)) {
            return Optional.of("receivers in private networks are not allowed");
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The IPv4 address that an IPv6 address of a passage stands for (RFC 6052, RFC 3056), or the address itself. */
    private static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 16) {
            return address;
        }
        boolean translated = unsigned(bytes, 0) == 0x00
                && unsigned(bytes, 1) == 0x64
                && unsigned(bytes, 2) == 0xff
                && unsigned(bytes, 3) == 0x9b;
        boolean tunnelled = unsigned(bytes, 0) == 0x20 && unsigned(bytes, 1) == 0x02;
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= bytes[i] == 0;
        }
        boolean isItself = compatible && address.isLoopbackAddress() || address.isAnyLocalAddress();
        if (translated || compatible && !isItself) {
            return ipv4(bytes, 12);
        }
        return tunnelled ? ipv4(bytes, 2) : address;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** Addresses of no machine, of a link, of groups, of examples and tests (RFC 6890): metadata services among them. */
    private static boolean isNobodys(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special = false;
        if (address instanceof Inet4Address) {
            int first = unsigned(bytes, 0);
            int second = unsigned(bytes, 1);
            int third = unsigned(bytes, 2);
            special = first == 0
                    || first >= 240
                    || first == 192 && second == 0 && (third == 0 || third == 2)
                    || first == 198 && (second == 18 || second == 19)
                    || first == 198 && second == 51 && third == 100
                    || first == 203 && second == 0 && third == 113;
        } else if (address instanceof Inet6Address) {
            special = unsigned(bytes, 0) == 0x20
                    && unsigned(bytes, 1) == 0x01
                    && unsigned(bytes, 2) == 0x0d
                    && unsigned(bytes, 3) == 0xb8;
        }
        return special || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress();
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && unsigned(bytes, 0) == 100 && (unsigned(bytes, 1) & 0xc0) == 64;
        boolean uniqueLocal = bytes.length == 16 && (unsigned(bytes, 0) & 0xfe) == 0xfc;
        return address.isSiteLocalAddress() || shared || uniqueLocal;
    }

    private static int unsigned(byte[] bytes, int place) {
        return Byte.toUnsignedInt(bytes[place]);
    }

    private static BadEndpoint bad(String url, Sentence told) {
        String shown = url.length() > 200 ? url.substring(0, 200) + "…" : url;
        return new BadEndpoint(FIELD, shown, Say.of("url.expected"), told);
    }
}
