package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariantTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEXT              | */*
            TEXT              | text/html, image/png
            TEXT              | application/openmetrics-text;q=0
            TEXT              | application/openmetrics-text;q=0.2, text/plain;q=0.3
            TEXT              | application/openmetrics-text;q=0.2, text/*;q=0.3
            TEXT              | application/openmetrics-text;q=wrong, */*
            TEXT              | ,;,q=1;;
            OPEN_METRICS      | application/openmetrics-text
            OPEN_METRICS      | application/openmetrics-text; version=1.0.0; charset=utf-8
            OPEN_METRICS      | Application/OpenMetrics-Text ; Q=0.3 , text/plain ; q=0.2
            OPEN_METRICS      | text/plain;q=0.5, application/openmetrics-text;q=0.5
            OPEN_METRICS      | application/openmetrics-text;version=0.0.1;q=0.1, application/openmetrics-text;q=0.9, text/plain;q=0.5
            OPEN_METRICS      | application/openmetrics-text;q=0.3, */*;q=0.2
            """)
    void takesTheFormatThatTheClientPrefers(Variant expected, String accept) {
        Headers request = new Headers();
        request.add("Accept", accept);
        assertEquals(expected, Variant.of(request));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEXT_GZIP | gzip
            TEXT_GZIP | deflate, GZIP;q=0.1
            TEXT_GZIP | *
            TEXT_GZIP | identity, *;q=0.5
            TEXT      | identity
            TEXT      | gzip;q=0
            TEXT      | gzip;q=0.000, *
            TEXT      | xgzip
            """)
    void compressesIfTheClientAcceptsIt(Variant expected, String encoding) {
        Headers request = new Headers();
        request.add("Accept-Encoding", encoding);
        assertEquals(expected, Variant.of(request));
    }

    @Test
    void readsHeadersThatAreSentTwice() {
        Headers request = new Headers();
        request.add("Accept", "text/plain;q=0.1");
        request.add("Accept", "application/openmetrics-text");
        request.add("Accept-Encoding", "br");
        request.add("Accept-Encoding", "gzip");
        assertEquals(Variant.OPEN_METRICS_GZIP, Variant.of(request));
    }

    @Test
    void takesPlainTextForThoseWhoSayNothing() {
        assertEquals(Variant.TEXT, Variant.of(new Headers()));
    }
}
