package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of Prometheus' relabeling, as a ServiceMonitor has it. What is not given is as Prometheus has it. */
@ValidationRule(
        value =
                "has(self.targetLabel) || !(self.action in ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'])",
        message = "write targetLabel, the label that gets the value or is compared")
@ValidationRule(
        value = "has(self.modulus) || self.action != 'hashmod'",
        message = "write modulus, by which hashmod divides")
@ValidationRule(
        value =
                "!(self.action in ['labeldrop', 'labelkeep']) || !(has(self.sourceLabels) || has(self.targetLabel) || has(self.modulus) || has(self.separator) || has(self.replacement))",
        message = "labeldrop and labelkeep go by regex alone: leave the others out")
public record Relabeling(
        @JsonPropertyDescription("What is done.") @Default("replace")
        RelabelAction action,

        @JsonPropertyDescription("Labels whose values are taken.") @Size(max = 32) @Nullable
        List<
                        @Size(max = 253)
                        @ItemRule(
                                value = "self.matches('^[a-zA-Z_][a-zA-Z0-9_]*$')",
                                message =
                                        "write a label: letters, digits and _, no digit first, such as __meta_kubernetes_node_name")
                        String>
                sourceLabels,

        @JsonPropertyDescription("What is put between the values: ; if none is given.") @Size(max = 64) @Nullable
        String separator,

        @JsonPropertyDescription("What the joined values are matched with, whole: (.*) if none is given.")
        @Size(max = 1024)
        @Nullable
        String regex,

        @JsonPropertyDescription("The modulus of hashmod.") @Min(1) @Max(1_000_000_000) @Nullable
        Integer modulus,

        @JsonPropertyDescription("What the match becomes: $1 if none is given.") @Size(max = 1024) @Nullable
        String replacement,

        @JsonPropertyDescription("The label that gets it.")
        @Size(max = 253)
        @ValidationRule(
                value =
                        "self.matches('^([a-zA-Z_]|[$]([0-9]|[{][a-zA-Z0-9_]+[}]))([a-zA-Z0-9_]|[$]([0-9]|[{][a-zA-Z0-9_]+[}]))*$')",
                message = "write a label: letters, digits and _, no digit first, such as zone")
        @Nullable
        String targetLabel) {}
