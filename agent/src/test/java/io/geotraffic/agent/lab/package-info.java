/**
 * What the tests that meet the real kernel stand on: network namespaces of their own, raw frames,
 * foreign programs. Written with the foreign function API, so that it shares nothing with the shim
 * that it helps to test.
 *
 * <p>Namespaces are held by threads and nothing else: they vanish with the test's process, however it
 * ends.
 */
@NullMarked
package io.geotraffic.agent.lab;

import org.jspecify.annotations.NullMarked;
