package dev.polyshop.contract;

/**
 * A TCP address.
 *
 * @param host a name or an IP address, without brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {

    /** @throws InvalidDataException if the port is out of bounds */
    public HostAndPort {
        if (port < 1 || port > 65_535) {
            throw new InvalidDataException("port " + port + " is not within 1 to 65535");
        }
    }

    /** {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
