package io.geotraffic.operator.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentArgumentsTest {
    private static final Pattern OPTION = Pattern.compile("(?m)^\\| `(--[a-z-]+)`");

    private static List<String> arguments(String spec) {
        return AgentArguments.of(
                AgentPlan.of(Admission.monitor("egress", spec), new OperatorDefaults("geotraffic", "agent:1")));
    }

    /** All that the operator knows of the agent is what its documentation says. */
    @Test
    void areOptionsThatTheAgentHas() throws IOException {
        Set<String> documented = OPTION.matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        List<String> arguments = arguments("""
                {excludeInterfaces: [eth9], geoip: {configMap: {name: geoip}}, agent: {webConfig: {secretName: web}}}""");
        assertEquals(12, arguments.size(), "all there are");
        for (String argument : arguments) {
            assertTrue(documented.contains(argument.substring(0, argument.indexOf('='))), argument);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                    | --interfaces=default-route
            {interfaces: [any]}                   | --interfaces=any
            {interfaces: [eth0, 'wg*', 'e[!a]?']} | --interfaces=eth0,wg*,e[!a]?
            {excludeInterfaces: [lo, veth*]}      | --exclude-interfaces=lo,veth*
            {aggregation: Prefix}                 | --aggregation=prefix
            {agent: {logLevel: debug}}            | --log-level=debug
            {agent: {logLevel: info}}             | --log-level=info
            {agent: {logLevel: warn}}             | --log-level=warn
            {agent: {logLevel: error}}            | --log-level=error
            {agent: {port: 1024}}                 | --listen-address=[$(HOST_IP)]:1024
            {pollInterval: 100ms}                 | --poll-interval=100ms
            {geoip: {privateCountry: UNKNOWN}}    | --private-country=UNKNOWN""")
    void sayWhatTheSpecSays(String spec, String argument) {
        assertTrue(arguments(spec).contains(argument), arguments(spec)::toString);
    }

    @Test
    void sayNothingOfWhatIsNotThere() {
        assertEquals(
                List.of(),
                arguments("{}").stream()
                        .filter(argument -> argument.matches("--(exclude|geoip-db|web).*"))
                        .toList());
    }
}
