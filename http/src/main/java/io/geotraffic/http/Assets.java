package io.geotraffic.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that a page brings along. They lie beside a class and are read when somebody asks for them.
 *
 * @param names relative to that of the class; may lead into folders
 */
public record Assets(Class<?> beside, List<String> names) {
    /** Of a page that has all it needs within it. */
    public static final Assets NONE = new Assets(Assets.class, List.of());

    InputStream open(String name) throws IOException {
        @Nullable InputStream file = beside.getResourceAsStream(name);
        if (file == null) {
            throw new FileNotFoundException("there is no " + name + " beside " + beside.getName());
        }
        return file;
    }
}
