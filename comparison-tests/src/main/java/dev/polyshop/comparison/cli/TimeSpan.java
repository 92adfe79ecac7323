package dev.polyshop.comparison.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 20ms}, {@code 1.5s}, {@code 800us}, {@code 5m}. */
final class TimeSpan implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|µs|ms|s|m)");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time above 0 with its unit, as in 800us, 20ms, 1.5s or 5m");
        }
        double nanos = switch (matcher.group(2)) {
            case "m" -> 60e9;
            case "s" -> 1e9;
            case "ms" -> 1e6;
            default -> 1e3;
        };
        return Duration.ofNanos(Math.round(Double.parseDouble(matcher.group(1)) * nanos));
    }
}
