/**
 * The only room that talks to the API server: applies what the plan asks for, observes what is, writes the
 * status. What it decides is decided in {@code plan}, {@code resources} and {@code status}.
 */
@NullMarked
package io.geotraffic.operator.reconciler;

import org.jspecify.annotations.NullMarked;
