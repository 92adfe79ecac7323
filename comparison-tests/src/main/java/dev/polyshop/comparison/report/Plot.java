package dev.polyshop.comparison.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A chart as a template draws it: everything already in the units of its {@value #WIDTH} by {@value #HEIGHT} picture.
 *
 * @param title what it shows, for those who hear it
 * @param xLabel what lies along
 * @param yLabel what lies upwards
 * @param xTicks places along
 * @param yTicks places upwards
 * @param lines what is shown
 */
public record Plot(String title, String xLabel, String yLabel, List<Tick> xTicks, List<Tick> yTicks, List<Line> lines) {

    static final int WIDTH = 440;
    static final int HEIGHT = 270;
    static final int LEFT = 58;
    static final int RIGHT = 428;
    static final int TOP = 14;
    static final int BOTTOM = 222;

    /**
     * A place on an axis.
     *
     * @param at where
     * @param label what stands there
     */
    public record Tick(double at, String label) {}

    /**
     * One line, told by the shape of its marks and by its colour.
     *
     * @param name what it is
     * @param style 0 to 4: shape and colour
     * @param path the points, as an SVG polyline has them
     * @param marks the points with what they say
     */
    public record Line(String name, int style, String path, List<Mark> marks) {}

    /**
     * A point.
     *
     * @param x where along
     * @param y where upwards
     * @param low where its interval ends below; as {@code y} without one
     * @param high where it ends above
     * @param says its figures in words
     */
    public record Mark(double x, double y, double low, double high, String says) {}

    /**
     * Figures to draw.
     *
     * @param name what they are of
     * @param style 0 to 4: shape and colour
     * @param points in the order of a line; nothing connects them if {@code connected} is not set
     * @param connected whether a line goes through them
     */
    record Series(String name, int style, List<Point> points, boolean connected) {}

    /** One figure with its interval, in the units of the axes. */
    record Point(double x, double y, double low, double high, String says) {}

    /**
     * An axis.
     *
     * @param label what it shows
     * @param scale from the axis's units to any even ones
     * @param ticks values at which there is something to read, rising; the axis reaches from the first to the last
     * @param labels what stands there
     */
    record Axis(String label, DoubleUnaryOperator scale, List<Double> ticks, List<String> labels) {

        double place(double value, int from, int to) {
            double low = scale.applyAsDouble(ticks.getFirst());
            double high = scale.applyAsDouble(ticks.getLast());
            double share = high == low ? 0.5 : (scale.applyAsDouble(value) - low) / (high - low);
            return from + Math.clamp(share, 0, 1) * (to - from);
        }

        List<Tick> ticks(int from, int to) {
            List<Tick> placed = new ArrayList<>();
            for (int i = 0; i < ticks.size(); i++) {
                placed.add(new Tick(place(ticks.get(i), from, to), labels.get(i)));
            }
            return placed;
        }

        /** A logarithmic axis from 1, 2 or 5 times a power of ten to another one that hold all values between them. */
        static Axis logarithmic(String label, DoubleStream values) {
            double[] sorted = values.filter(value -> value > 0).sorted().toArray();
            double low = sorted.length == 0 ? 1 : sorted[0];
            double high = sorted.length == 0 ? 10 : sorted[sorted.length - 1];
            List<Double> ticks = new ArrayList<>();
            for (int power = (int) Math.floor(Math.log10(low)); ticks.isEmpty() || ticks.getLast() < high; power++) {
                for (double step : new double[] {1, 2, 5}) {
                    double tick = step * Math.pow(10, power);
                    if (!ticks.isEmpty() && ticks.getLast() < low && tick <= low) {
                        ticks.clear();
                    }
                    if (ticks.isEmpty() || ticks.getLast() < high) {
                        ticks.add(tick);
                    }
                }
            }
            if (ticks.size() == 1) {
                ticks.add(2 * ticks.getFirst());
            }
            boolean crowded = ticks.size() > 9;
            return new Axis(
                    label,
                    Math::log10,
                    ticks,
                    ticks.stream()
                            .map(tick -> crowded && !isPowerOfTen(tick) ? "" : Axis.number(tick))
                            .toList());
        }

        /** Percentiles as far up as the samples reach, each nine as long as the one before (as HdrHistogram plots). */
        static Axis percentiles(double highest) {
            List<Double> ticks = DoubleStream.of(0, 50, 90, 99, 99.9, 99.99, 99.999)
                    .filter(tick -> tick <= Math.max(highest, 90))
                    .boxed()
                    .collect(Collectors.toCollection(ArrayList::new));
            List<String> labels = ticks.stream()
                    .map(tick -> tick == 0 ? "0%" : Axis.number(tick) + "%")
                    .collect(Collectors.toCollection(ArrayList::new));
            if (ticks.getLast() < highest) {
                ticks.add(highest);
                labels.add("");
            }
            return new Axis("percentile", percentile -> -Math.log10(1 - percentile / 100), ticks, labels);
        }

        /** Evenly from 0 to 1. */
        static Axis share(String label) {
            return new Axis(
                    label,
                    value -> value,
                    List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
                    List.of("0", "0.2", "0.4", "0.6", "0.8", "1"));
        }

        private static boolean isPowerOfTen(double tick) {
            double power = Math.log10(tick);
            return Math.abs(power - Math.rint(power)) < 1e-9;
        }

        private static String number(double tick) {
            if (tick >= 1_000_000) {
                return Axis.plain(tick / 1e6) + "M";
            }
            return tick >= 10_000 ? Axis.plain(tick / 1e3) + "k" : Axis.plain(tick);
        }

        private static String plain(double value) {
            return new BigDecimal(String.format(Locale.ROOT, "%.6f", value))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    static Plot of(String title, Axis x, Axis y, List<Series> all) {
        return new Plot(
                title,
                x.label(),
                y.label(),
                x.ticks(LEFT, RIGHT),
                y.ticks(BOTTOM, TOP),
                all.stream()
                        .filter(series -> !series.points().isEmpty())
                        .map(series -> line(x, y, series))
                        .toList());
    }

    private static Line line(Axis x, Axis y, Series series) {
        List<Mark> marks = series.points().stream()
                .map(point -> new Mark(
                        x.place(point.x(), LEFT, RIGHT),
                        y.place(point.y(), BOTTOM, TOP),
                        y.place(point.low(), BOTTOM, TOP),
                        y.place(point.high(), BOTTOM, TOP),
                        point.says()))
                .toList();
        String path = series.connected()
                ? marks.stream()
                        .map(mark -> String.format(Locale.ROOT, "%.1f,%.1f", mark.x(), mark.y()))
                        .collect(Collectors.joining(" "))
                : "";
        return new Line(series.name(), series.style(), path, marks);
    }
}
