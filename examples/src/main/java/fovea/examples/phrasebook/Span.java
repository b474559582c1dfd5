package fovea.examples.phrasebook;

/// A stretch of characters, from `start` up to but not including `end`.
///
/// @param start index of the first character
/// @param end index after the last character
public record Span(int start, int end) {

    /// @throws IllegalArgumentException if the span is empty or turned around
    public Span {
        if (start < 0 || end <= start)
            throw new IllegalArgumentException("span: needs 0 <= start < end; got %d, %d".formatted(start, end));
    }

    /// Whether a character belongs to both.
    public boolean overlaps(int thatStart, int thatEnd) {
        return start < thatEnd && thatStart < end;
    }

    /// The same stretch in a text that has `offset` more characters in front.
    Span shifted(int offset) {
        return new Span(start + offset, end + offset);
    }

    /// The shortest stretch that holds both.
    Span to(Span that) {
        return new Span(Math.min(start, that.start), Math.max(end, that.end));
    }

    /// The characters themselves.
    public String of(String text) {
        return text.substring(start, end);
    }
}
