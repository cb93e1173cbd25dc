package io.geotraffic.agent.options;

/** What is asked for. */
public sealed interface Command {
    /** To be told of the options. */
    record Help() implements Command {}

    /** To be told which version this is. */
    record Version() implements Command {}

    /** To count. */
    record Run(AgentOptions options) implements Command {}
}
