package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            one|one
            one.|one
            one. two.|one. two
            one...|one...
             one  two |one two
            |''""")
    void isBareForWhatFollows(String text, String sentence) {
        assertEquals(sentence, Sentence.of(text == null ? "" : text));
    }

    @Test
    void isOneLine() {
        assertEquals("a b c d e", Sentence.of("\na\nb\r\nc\t\td\n\ne\n"));
    }

    /** Such as bytes of TLS where text was expected, or colours. */
    @Test
    void hasNoControlCharacters() {
        assertEquals("a b [1mc", Sentence.of("a\u0000b\u001b[1mc\u0007"));
    }

    @Test
    void isOfBoundedLength() {
        assertEquals("x".repeat(512), Sentence.of("x".repeat(512)));
        assertEquals("x".repeat(509) + "...", Sentence.of("x".repeat(513)));
    }

    /** Half a character is sent as another one, and would look like a change at each reconcile. */
    @Test
    void isNotCutWithinACharacter() {
        String cut = Sentence.of("x".repeat(508) + "\ud83d\ude80".repeat(9));
        assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 4)), cut);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one               | one
            one\\ntwo         | two
            one\\ntwo\\n\\n   | two
            one\\r\\ntwo.\\r\\n | two""")
    void theLastLineIsTheOneThatAnAgentEndsWith(String text, String line) {
        assertEquals(line, Sentence.ofLastLine(text.translateEscapes()));
    }
}
