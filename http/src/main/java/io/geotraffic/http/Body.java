package io.geotraffic.http;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** What is written becomes the body of an answer, without another copy. */
final class Body extends ByteArrayOutputStream {
    /** @param size that it will have, about */
    Body(int size) {
        super(size);
    }

    /** Nothing may be written any more. */
    Answer answer(Map<String, String> headers) {
        return new Answer(200, buf, count, headers);
    }
}
