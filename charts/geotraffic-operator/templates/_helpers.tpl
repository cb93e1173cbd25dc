{{/* What the release is known by; cut for names of Services, of 63 characters. */}}
{{- define "geotraffic-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "geotraffic-operator.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/* What the Deployment finds its pods by. It can never change. */}}
{{- define "geotraffic-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "geotraffic-operator.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* Of all objects. The user's are first: where two say the same, the first wins. */}}
{{- define "geotraffic-operator.labels" -}}
{{- $own := dict
  "helm.sh/chart" (printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-")
  "app.kubernetes.io/version" (.Chart.AppVersion | replace "+" "_" | trunc 63 | trimSuffix "-")
  "app.kubernetes.io/component" "operator"
  "app.kubernetes.io/part-of" "geotraffic"
  "app.kubernetes.io/managed-by" .Release.Service -}}
{{- toYaml (merge (dict) .Values.commonLabels (include "geotraffic-operator.selectorLabels" . | fromYaml) $own) }}
{{- end }}

{{/* Of pods: without what changes with the chart alone, or each new chart would replace them. */}}
{{- define "geotraffic-operator.podLabels" -}}
{{- $own := dict "app.kubernetes.io/component" "operator" "app.kubernetes.io/part-of" "geotraffic" -}}
{{- toYaml (merge (dict) .Values.podLabels .Values.commonLabels (include "geotraffic-operator.selectorLabels" . | fromYaml) $own) }}
{{- end }}

{{- define "geotraffic-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "geotraffic-operator.fullname" .) .Values.serviceAccount.name }}
{{- else -}}
{{- .Values.serviceAccount.name | required "serviceAccount.name is needed if serviceAccount.create is false" }}
{{- end }}
{{- end }}

{{/* image: the reference of (dict "image" VALUES "appVersion" VERSION). */}}
{{- define "geotraffic-operator.image" -}}
{{- $tag := .image.tag -}}
{{- if not (or $tag .image.digest) -}}
{{- $tag = .appVersion -}}
{{- end -}}
{{- .image.repository }}{{ with $tag }}:{{ . }}{{ end }}{{ with .image.digest }}@{{ . }}{{ end }}
{{- end }}

{{/* How one speaks to the operator: HTTP or HTTPS. */}}
{{- define "geotraffic-operator.scheme" -}}
{{- ternary .Values.webConfig.scheme "HTTP" (not (empty .Values.webConfig.secretName)) }}
{{- end }}

{{/* Values that contradict each other, in one line. */}}
{{- define "geotraffic-operator.check" -}}
{{- if and (or .Values.agentImage.tag .Values.agentImage.digest) (not .Values.agentImage.repository) -}}
{{- fail "agentImage.repository is needed if agentImage.tag or agentImage.digest is set" -}}
{{- end -}}
{{- if and .Values.serviceMonitor.tlsConfig (eq (include "geotraffic-operator.scheme" .) "HTTP") -}}
{{- fail "serviceMonitor.tlsConfig needs webConfig.secretName, and webConfig.scheme HTTPS: else the operator speaks plain HTTP" -}}
{{- end -}}
{{- if and .Values.serviceMonitor.basicAuth (not .Values.webConfig.secretName) -}}
{{- fail "serviceMonitor.basicAuth needs webConfig.secretName: else the operator asks for no password" -}}
{{- end -}}
{{- end }}
