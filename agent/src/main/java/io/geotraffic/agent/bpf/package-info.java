/**
 * The data plane: programs and maps in the kernel, by way of a JNI shim over libbpf.
 *
 * <p>JNI, file descriptors and raw memory stay in here. It must know nothing of countries, metrics
 * and of how its numbers are accounted for.
 */
@NullMarked
package io.geotraffic.agent.bpf;

import org.jspecify.annotations.NullMarked;
