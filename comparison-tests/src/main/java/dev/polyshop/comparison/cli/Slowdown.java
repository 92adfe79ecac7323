package dev.polyshop.comparison.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share as people write it: {@code 10%} or {@code 10}. */
final class Slowdown implements ITypeConverter<Double> {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)%?");

    @Override
    public Double convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a percentage such as 10%");
        }
        return Double.parseDouble(matcher.group(1)) / 100;
    }
}
