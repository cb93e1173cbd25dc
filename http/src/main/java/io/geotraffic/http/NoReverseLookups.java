package io.geotraffic.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Finds addresses of names as ever, and no names of addresses, in the whole JVM. The JDK's server asks for
 * the name of each client that begins with TLS, and has no use for it. With a name server that is slow or
 * out of reach that would delay each connection by seconds.
 */
public final class NoReverseLookups extends InetAddressResolverProvider {
    /** For the JDK, which finds this by {@code META-INF/services}. */
    public NoReverseLookups() {}

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver builtin = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return builtin.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                throw new UnknownHostException("names of addresses are not looked up");
            }
        };
    }

    @Override
    public String name() {
        return "no-reverse-lookups";
    }
}
