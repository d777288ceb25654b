package dev.shouyue.cli;

import dev.shouyue.api.ServerLimits;
import picocli.CommandLine.Option;

/** How the service is served, wherever it is. */
final class ServeOptions {

    @Option(names = "--port", paramLabel = "PORT", description = "loopback port of the service (default: 8080)")
    private int port = 8080;

    @Option(
            names = "--max-upload",
            paramLabel = "SIZE",
            description = "largest file that can be uploaded, such as 500MB or 4GB (default: 2GB)")
    private String maxUpload = "2GB";

    /** The port, which is free. */
    int port(Root root) {
        return root.port(port);
    }

    ServerLimits limits(Root root) {
        return ServerLimits.upload(maxUpload)
                .orElseThrow(() -> root.wrongUse(root.words().say("upload.wrong", "value", maxUpload)));
    }
}
