package io.geotraffic.agent.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Builds frames from the inside out. */
public final class Frames {
    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int VLAN = 0x8100;
    public static final int IPV6 = 0x86DD;
    public static final int QINQ = 0x88A8;

    public static final int TCP = 6;
    public static final int UDP = 17;

    private Frames() {}

    /** Addressed to everyone, so that the stack of the receiver does not drop it before the programs. */
    public static byte[] ethernet(int type, byte[] payload) {
        return ByteBuffer.allocate(14 + payload.length)
                .putLong(0xffff_ffff_ffff_0200L)
                .putInt(1)
                .putShort((short) type)
                .put(payload)
                .array();
    }

    /** The tag's second half and what follows: goes behind a VLAN or QinQ EtherType. */
    public static byte[] tagged(int vlan, int type, byte[] payload) {
        return ByteBuffer.allocate(4 + payload.length)
                .putShort((short) vlan)
                .putShort((short) type)
                .put(payload)
                .array();
    }

    public static byte[] ipv4(String source, String destination, int protocol, byte[] payload) {
        return ipv4(source, destination, protocol, 0, new byte[0], payload);
    }

    /**
     * @param fragment the sixteen bits of flags and offset
     * @param options a multiple of 4 bytes
     */
    public static byte[] ipv4(
            String source, String destination, int protocol, int fragment, byte[] options, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(20 + options.length + payload.length)
                .put((byte) (0x45 + options.length / 4))
                .put((byte) 0)
                .putShort((short) (20 + options.length + payload.length))
                .putShort((short) 7)
                .putShort((short) fragment)
                .put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .put(address(source))
                .put(address(destination))
                .put(options)
                .put(payload);
        return packet.putShort(10, checksum(packet, 20 + options.length)).array();
    }

    private static short checksum(ByteBuffer header, int length) {
        int sum = 0;
        for (int i = 0; i < length; i += 2) {
            sum += header.getShort(i) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return (short) ~(sum + (sum >>> 16));
    }

    public static byte[] ipv6(String source, String destination, int nextHeader, byte[] payload) {
        return ByteBuffer.allocate(40 + payload.length)
                .putInt(0x6000_0000)
                .putShort((short) payload.length)
                .put((byte) nextHeader)
                .put((byte) 64)
                .put(address(source))
                .put(address(destination))
                .put(payload)
                .array();
    }

    /** Of 8 bytes: hop-by-hop, routing, destination options or fragment. */
    public static byte[] extension(int nextHeader, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) nextHeader)
                .put((byte) 0)
                .put(new byte[] {1, 4, 0, 0, 0, 0})
                .put(payload)
                .array();
    }

    public static byte[] udp(int port, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putShort((short) 40000)
                .putShort((short) port)
                .putShort((short) (8 + payload.length))
                .putShort((short) 0)
                .put(payload)
                .array();
    }

    /** @param options a multiple of 4 bytes */
    public static byte[] tcp(byte[] options, byte[] payload) {
        return ByteBuffer.allocate(20 + options.length + payload.length)
                .putShort((short) 40000)
                .putShort((short) 5201)
                .putLong(1)
                .put((byte) ((5 + options.length / 4) << 4))
                .put((byte) 0x10)
                .putShort((short) 1000)
                .putInt(0)
                .put(options)
                .put(payload)
                .array();
    }

    public static byte[] zeros(int length) {
        return new byte[length];
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
